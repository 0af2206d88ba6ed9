"""Signs of fonts that have signs in the places of letters, as characters (ISO/IEC 29500-1, 17.3.3.30).

The places are those of Unicode's own comparison (L2/11-052, L2/12-368 and SYMBOL.TXT). Where it has a sign that
hardly any font has, the usual one that looks alike stands here.
"""

from __future__ import annotations

#: No sign.
_NONE = "\u2400"
#: By font and the code of the first: sixteen signs in a row.
_ROWS = {
    "symbol": {
        0x20: " !∀#∃%&∍()*+,−./",
        0x30: "0123456789:;<=>?",
        0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ",
        0x50: "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
        0x60: "‾αβχδεφγηιϕκλμνο",
        0x70: "πθρστυϖωξψζ{|}~␀",
        0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓",
        0xB0: "°±″≥×∝∂•÷≠≡≈…⏐⎯↵",
        0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉",
        0xD0: "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
        0xE0: "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
        0xF0: "␀〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭␀",
    },
    "wingdings": {
        0x20: " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭",
        0x30: "🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍",
        0x40: "🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳",
        0x50: "🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉",
        0x60: "♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□",
        0x70: "🞐❑❒🞟⧫◆❖⬩☒⮹⌘🏵🏶🙶🙷▯",
        0x80: "🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍",
        0x90: "➎➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟∙•",
        0xA0: "⬝⭘🞆🞈🞊🞋🔿▪☐🟁🟅★🟋🟏🟓🟑",
        0xB0: "⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘",
        0xC0: "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗",
        0xD0: "🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←",
        0xE0: "→↑↓🡬🡭🡯🡮🡸🡺🡹🡻🡼🡽🡿🡾⇦",
        0xF0: "⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭✗✓☒☑␀",
    },
    "wingdings 2": {
        0x20: " 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋",
        0x30: "🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙",
        0x40: "🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗",
        0x50: "✓☒☑⮽☒⮾⮿🛇⦸🙱🙴🙲🙳‽🙹🙺",
        0x60: "🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥",
        0x70: "⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿␀",
        0x80: "☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤",
        0x90: "🕥🕦🕧🙨🙩⋅🞄⦁●○🞅🞇🞉⊙⦿🞌",
        0xA0: "🞍◾■□🞑🞒🞓🞔▣🞕🞖🞗🞘⬩⬥◇",
        0xB0: "🞚◈🞛🞜🞝🞞⬪⬧◊🞠◖◗⯊⯋⯀⯁",
        0xC0: "⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪",
        0xD0: "🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺",
        0xE0: "🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒",
        0xF0: "✹🟃🟇✯🟍🟔⯌⯍※⁂␀␀␀␀␀␀",
    },
    "wingdings 3": {
        0x20: " ⭠⭢⭡⭣⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻",
        0x30: "⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧",
        0x40: "⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌",
        0x50: "⭮⭯⎋⌤⌃⌥␣⍽⇪⮸🢠🢡🢢🢣🢤🢥",
        0x60: "🢦🢧🢨🢩🢪🢫🡐🡒🡑🡓🡔🡕🡗🡖🡘🡙",
        0x70: "▲▼△▽◀▶◁▷◣◢◤◥🞀🞂🞁␀",
        0x80: "🞃⯅⯆⯇⯈⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕",
        0x90: "🠗🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅",
        0xA0: "🠇🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟",
        0xB0: "🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽",
        0xC0: "🠿🡀🡂🡁🡃🡄🡆🡅🡇⮨⮩⮪⮫⮬⮭⮮",
        0xD0: "⮯🡠🡢🡡🡣🡤🡥🡧🡦🡰🡲🡱🡳🡴🡵🡷",
        0xE0: "🡶🢀🢂🢁🢃🢄🢅🢇🢆🢐🢒🢑🢓🢔🢖🢕",
        0xF0: "🢗␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀",
    },
    "webdings": {
        0x20: " 🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼",
        0x30: "🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳",
        0x40: "🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂",
        0x50: "🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫",
        0x60: "⮔✔🚲⬜🛡📦🛱⬛🚑🛈🛩🛰🟈🕴⬤🛥",
        0x70: "🚔🗘🗙❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲␀",
        0x80: "🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠",
        0x90: "🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻",
        0xA0: "🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜",
        0xB0: "🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻",
        0xC0: "🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒",
        0xD0: "🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫",
        0xE0: "🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦",
        0xF0: "🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊",
    },
}


def is_of_signs(font: str) -> bool:
    """Whether a font has signs in the places of letters."""
    return font.lower() in _ROWS


def sign_of(font: str, code: int) -> str | None:
    """The character for the sign with a code in a font, None where none is known.

    Codes of signs stand in Unicode's private use from U+F000 on as well. A font of letters has characters as they are.
    """
    rows = _ROWS.get(font.lower())
    if rows is None:
        return chr(code) if 0x20 < code < 0xD800 else None
    code = code - 0xF000 if 0xF000 < code < 0xF100 else code
    sign = rows.get(code & 0xF0, "")[code & 0xF : (code & 0xF) + 1] if 0x20 <= code < 0x100 else ""
    return None if sign in ("", _NONE) else sign


def with_signs(text: str, font: str) -> str:
    """A text of a font of signs, with the signs that it shows; what is none stays."""
    return "".join(sign_of(font, ord(character)) or character for character in text)
