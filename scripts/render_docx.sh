#!/bin/sh
# Pictures of the pages of Word files, as LibreOffice sets them with the fonts of this repository:
#   scripts/render_docx.sh FILE.docx... [-o FOLDER] [-r DPI]
# Writes FOLDER/FILE.pdf and FOLDER/FILE-1.png, FILE-2.png, … (FOLDER is build/pages, DPI 90 where not given). Needs LibreOffice Writer
# (Debian: libreoffice-writer-nogui), poppler-utils and fontconfig. For looking at pages only: LibreOffice does not break lines and
# pages as Word does.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
folder=build/pages
dpi=90
files=
while [ $# -gt 0 ]; do
    case $1 in
        -o) folder=$2; shift 2 ;;
        -r) dpi=$2; shift 2 ;;
        *) files="$files$1
"; shift ;;
    esac
done
if [ -z "$files" ]; then
    sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
alias() {
    printf '<match target="pattern"><test name="family" qual="any"><string>%s</string></test>' "$1"
    printf '<edit name="family" mode="assign" binding="same"><string>%s</string></edit></match>\n' "$2"
}
{
    echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    echo "<dir>$root/fonts</dir><cachedir>$scratch/fonts</cachedir>"
    alias 'Times New Roman' 'Tinos'
    alias 'SimSun' 'Noto Serif SC'
    alias 'SimHei' 'Noto Sans SC Medium'
    alias 'KaiTi' 'Undoc Kai'
    alias 'Traditional Arabic' 'Amiri'
    echo '</fontconfig>'
} > "$scratch/fonts.conf"

mkdir -p "$folder"
printf '%s' "$files" | while IFS= read -r file; do
    FONTCONFIG_FILE=$scratch/fonts.conf soffice "-env:UserInstallation=file://$scratch/office" --headless \
        --convert-to pdf --outdir "$folder" "$file" > "$scratch/log" 2>&1 || { cat "$scratch/log" >&2; exit 1; }
    name=$(basename "$file" .docx)
    rm -f "$folder/$name"-*.png
    pdftoppm -r "$dpi" -png "$folder/$name.pdf" "$folder/$name"
done
ls "$folder"
