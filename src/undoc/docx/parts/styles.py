"""The styles part: the house's styles under the Organization's names, each with what it adds to the one it is based on.

Order of children: CT_Style, CT_PPr, CT_RPr (ISO/IEC 29500-1, 17.7.4.17, 17.3.1.26, 17.3.2.28).
"""

from __future__ import annotations

from msgspec.structs import replace

from undoc.docx.blocks.contents_styles import contents_styles
from undoc.docx.text import layout
from undoc.docx.text.fonts import FontNames
from undoc.docx.text.languages import default_languages
from undoc.docx.text.runs import COMMENT_STYLE, FOREIGN_STYLE, HYPERLINK_STYLE, REFERENCE_STYLE
from undoc.docx.xml import MAIN_NAMESPACE, eighths, flag, half_points, twips
from undoc.templates.house import House
from undoc.templates.language import Direction, HanLatinSpacing, Language, Script, Typography
from undoc.templates.pages import PageGeometry
from undoc.templates.styles import UNTOUCHED, Align, Border, LineKind, Style
from undoc.xml_text import attribute

#: The id of the style of a comment's paragraphs.
COMMENT_TEXT_STYLE = "CommentText"
_RULES = {LineKind.EXACT: "exact", LineKind.AT_LEAST: "atLeast", LineKind.AUTO: "auto"}
#: Start and end are the two edges of the line in either direction; Word calls them left and right.
ALIGN = {Align.START: "left", Align.END: "right", Align.CENTER: "center", Align.JUSTIFY: "both"}
_BODY_TEXT = 9
#: Word offers none of the styles that it has by itself but those that the file defines (17.7.4.5).
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
    'w:defQFormat="0" w:count="376"/>'
)
#: Styles that Word has by itself, under these names in lower case; all others are marked as the document's own.
_BUILT_IN = {"normal", "header", "footer", "footnote text", "title", "caption"} | {f"toc {n}" for n in range(1, 10)}
_NO_CELL_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))


def styles(house: House, language: Language, fonts: FontNames, *, has_foreign: bool = False) -> str:
    """The XML of the styles part; ``has_foreign`` asks for the style of words in another language."""
    normal = default_style(house)
    families = "".join(
        f' w:{slot}="{attribute(name)}"' for slot, name in fonts.slots(normal.font, bold=False, italic=False).items()
    )
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{families}/>"
        f'<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang {default_languages(language)}/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    untouched = replace(UNTOUCHED, font=normal.font)
    written = [
        _style(style, house, language, fonts, untouched=untouched, default=style is normal)
        for style in (*house.styles.values(), *contents_styles(house))
    ]
    others = _other_styles(house, has_foreign=has_foreign)
    return f"<w:styles {MAIN_NAMESPACE}>{defaults}{_LATENT}{''.join(written)}{others}</w:styles>"


def default_style(house: House) -> Style:
    """The style of paragraphs that name none: the one with Word's own id for it, or else the first without a base."""
    for style in house.styles.values():
        if style.word_id == "Normal":
            return style
    return next(style for style in house.styles.values() if style.based_on is None)


def end_rule_style(house: House, page: PageGeometry) -> Style:
    """The style of the paragraph that ends the document: as wide as its rule, the space above it included."""
    style = house.styles[house.end_rule.style]
    margin = (page.text_width - house.end_rule.length) / 2
    above = 0.0 if house.larger_gaps else house.styles[house.body_style].after
    return replace(style, left=margin, right=margin, before=max(0.0, house.end_rule.gap - above))


def _style(style: Style, house: House, language: Language, fonts: FontNames, untouched: Style, *, default: bool) -> str:
    base = house.styles[style.based_on] if style.based_on is not None else None
    kind = ' w:default="1"' if default else "" if style.word_name.lower() in _BUILT_IN else ' w:customStyle="1"'
    head = f'<w:style w:type="paragraph"{kind} w:styleId="{attribute(style.word_id)}">'
    head += f'<w:name w:val="{attribute(style.word_name)}"/>'
    if base is not None:
        head += f'<w:basedOn w:val="{attribute(base.word_id)}"/>'
    if style.next is not None:
        head += f'<w:next w:val="{attribute(house.styles[style.next].word_id)}"/>'
    east_asian = _chinese(language.typography) if base is None and language.script is Script.HAN else ""
    right_to_left = "<w:bidi/>" if base is None and language.direction is Direction.RIGHT_TO_LEFT else ""
    top = style.border_top
    if style.key == house.end_rule.style and house.end_rule.length > 0:
        top = Border(house.end_rule.width)
        style = end_rule_style(house, house.page)
    justified = "lowKashida" if language.typography.kashida else "both"
    paragraph = _paragraph_properties(style, base or untouched, top, east_asian + right_to_left, justified=justified)
    run = run_properties(style, base or untouched, fonts)
    return f"{head}<w:qFormat/>{_wrapped('w:pPr', paragraph)}{_wrapped('w:rPr', run)}</w:style>"


def _chinese(rules: Typography) -> str:
    """How Chinese lines break: by Word's rules for marks, with its space between Han and Latin unless none is wanted.

    Whether the last mark of a line may hang and the first be narrow stays as Word has it: for that alone is its rule
    known (measured on 16 files).
    """
    unspaced = rules.han_latin_spacing is HanLatinSpacing.NONE
    return "<w:kinsoku/>" + (flag("autoSpaceDE", False) + flag("autoSpaceDN", False) if unspaced else "")


def _paragraph_properties(style: Style, base: Style, top: Border, script: str, justified: str) -> str:
    own, inherited = layout.of_style(style), layout.of_style(base)
    parts = [
        flag("keepNext", style.keep_next) if style.keep_next != base.keep_next else "",
        flag("keepLines", style.keep_lines) if style.keep_lines != base.keep_lines else "",
        flag("widowControl", style.widow_control) if style.widow_control != base.widow_control else "",
        _borders(style, base, top),
        own.tabs_beyond(inherited),
        script,
        spacing(style, base),
        own.indents_beyond(inherited),
        f'<w:jc w:val="{justified if style.align is Align.JUSTIFY else ALIGN[style.align]}"/>'
        if style.align is not base.align
        else "",
        f'<w:outlineLvl w:val="{style.outline - 1 if style.outline else _BODY_TEXT}"/>'
        if style.outline != base.outline
        else "",
    ]
    return "".join(parts)


def spacing(style: Style, base: Style) -> str:
    """``w:spacing`` with the values of ``style`` that differ from those of ``base`` (17.3.1.33)."""
    values = ""
    if twips(style.before) != twips(base.before):
        values += f' w:before="{twips(style.before)}"'
    if twips(style.after) != twips(base.after):
        values += f' w:after="{twips(style.after)}"'
    if style.line != base.line:
        automatic = style.line.kind is LineKind.AUTO
        height = round(240 * style.line.height) if automatic else twips(style.line.height)
        values += f' w:line="{height}" w:lineRule="{_RULES[style.line.kind]}"'
    return f"<w:spacing{values}/>" if values else ""


def rule(side: str, border: Border) -> str:
    """A rule on one side of a paragraph (17.3.4); none when its width is 0."""
    if border.width <= 0:
        return f'<w:{side} w:val="nil"/>'
    return f'<w:{side} w:val="single" w:sz="{eighths(border.width)}" w:space="{round(border.space)}" w:color="auto"/>'


def _borders(style: Style, base: Style, top: Border) -> str:
    rules = rule("top", top) if top != base.border_top else ""
    if style.border_bottom != base.border_bottom:
        rules += rule("bottom", style.border_bottom)
    return _wrapped("w:pBdr", rules)


def run_properties(style: Style, base: Style, fonts: FontNames) -> str:
    """The children of ``w:rPr`` with what ``style`` has beyond ``base``."""
    own = fonts.slots(style.font, bold=style.bold, italic=style.italic)
    inherited = fonts.slots(base.font, bold=base.bold, italic=base.italic)
    families = "".join(f' w:{slot}="{attribute(name)}"' for slot, name in own.items() if inherited[slot] != name)
    parts = [
        f"<w:rFonts{families}/>" if families else "",
        flag("b", style.bold) + flag("bCs", style.bold) if style.bold != base.bold else "",
        flag("i", style.italic) + flag("iCs", style.italic) if style.italic != base.italic else "",
        f'<w:spacing w:val="{twips(style.letter_space)}"/>' if style.letter_space != base.letter_space else "",
        f'<w:w w:val="{round(style.scale)}"/>' if style.scale != base.scale else "",
        f'<w:kern w:val="{half_points(style.kern)}"/>' if style.kern != base.kern else "",
    ]
    if (style.size, style.latin_size) != (base.size, base.latin_size):
        parts.append(f'<w:sz w:val="{half_points(style.latin_size)}"/><w:szCs w:val="{half_points(style.size)}"/>')
    return "".join(parts)


def _other_styles(house: House, *, has_foreign: bool) -> str:
    """The styles of characters, and the ones that stand for none."""
    color = attribute(house.link_color.removeprefix("#").upper())
    table = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_NO_CELL_MARGINS}</w:tblCellMar></w:tblPr>'
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    link = f'<w:rPr><w:color w:val="{color}"/><w:u w:val="none"/></w:rPr>'
    small = '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    based = '<w:basedOn w:val="DefaultParagraphFont"/>'
    normal = f'<w:basedOn w:val="{attribute(default_style(house).word_id)}"/>{hidden}'
    return "".join(
        f'<w:style w:type="{kind}"{standard} w:styleId="{identifier}"><w:name w:val="{name}"/>{content}</w:style>'
        for kind, standard, identifier, name, content in (
            ("character", ' w:default="1"', "DefaultParagraphFont", "Default Paragraph Font", hidden),
            ("table", ' w:default="1"', "TableNormal", "Normal Table", hidden + table),
            ("numbering", ' w:default="1"', "NoList", "No List", hidden),
            ("character", "", REFERENCE_STYLE, "footnote reference", based + raised),
            ("character", "", HYPERLINK_STYLE, "Hyperlink", based + link),
            ("character", "", COMMENT_STYLE, "annotation reference", based + hidden + small),
            ("paragraph", "", COMMENT_TEXT_STYLE, "annotation text", normal),
            ("character", ' w:customStyle="1"', FOREIGN_STYLE, "Foreign Words", based),
        )
        if has_foreign or identifier != FOREIGN_STYLE
    )


def _wrapped(name: str, children: str) -> str:
    return f"<{name}>{children}</{name}>" if children else ""
