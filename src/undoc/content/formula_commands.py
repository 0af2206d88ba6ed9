"""The commands of the source of formulas, as it is read and written, but for the names of signs."""

from __future__ import annotations

from undoc.model.formulas import Alphabet, Width

#: The letters of a command's argument.
ALPHABETS = {
    "mathrm": Alphabet.UPRIGHT,
    "mathbf": Alphabet.BOLD,
    "mathbfit": Alphabet.BOLD_ITALIC,
    "boldsymbol": Alphabet.BOLD_ITALIC,
    "mathbb": Alphabet.DOUBLE_STRUCK,
    "mathcal": Alphabet.SCRIPT,
    "mathscr": Alphabet.SCRIPT,
    "mathfrak": Alphabet.FRAKTUR,
    "mathsf": Alphabet.SANS,
    "mathtt": Alphabet.MONOSPACE,
}
SPACES = {
    ",": Width.THIN,
    ":": Width.MEDIUM,
    ">": Width.MEDIUM,
    ";": Width.THICK,
    " ": Width.WORD,
    "\n": Width.WORD,
    "quad": Width.QUAD,
}
#: Environments of a matrix: the fences around it and how its columns stand.
MATRICES = {
    "matrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
}
#: All environments.
ENVIRONMENTS = (*MATRICES, "cases", "array", "aligned", "gathered")
#: Signs that stand after a backslash.
ESCAPED = "{}%$#&_"
#: What other programs write otherwise than here.
OTHERWISE = {
    "displaystyle": "A formula in a block of its own is displayed already; remove it.",
    "textstyle": "Remove it; a formula between $` and `$ stands in its line of text.",
    "tag": "Write the number in the text.",
    "label": "Remove it.",
    "nonumber": "Remove it; formulas have no numbers.",
    "over": "Write \\frac{a}{b}.",
    "choose": "Write \\binom{n}{k}.",
    "rm": "Write \\mathrm{x}.",
    "bf": "Write \\mathbf{x}.",
    "not": "Write the sign itself, as \\ne or \\notin.",
    "!": "Remove it; spaces between signs are made.",
    "(": "A formula in a line begins with $` and ends with `$.",
    "[": "Write a bracket without a backslash.",
    "]": "Write a bracket without a backslash.",
    "|": "Write \\vert for one line and \\Vert for two.",
}
#: What is advised of a command that nothing is like.
BY_NAME = "Write it as its sign, or see “Formulas” in docs/content.md for the commands that there are."
