r"""The signs of formulas: their names in a source, ``\alpha``, and their classes (TeXbook, chapters 17 and 18)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from undoc.model.formulas import Fenced, Fraction, Function, Group, Node, Operator, Row, Scripts, Sign, Space, Stacked

#: Letters and signs by their names; the first name of a sign is the one that is written.
SIGNS = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ϵ",
    "varepsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "vartheta": "ϑ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "pi": "π",
    "varpi": "ϖ",
    "rho": "ρ",
    "varrho": "ϱ",
    "sigma": "σ",
    "varsigma": "ς",
    "tau": "τ",
    "upsilon": "υ",
    "phi": "ϕ",
    "varphi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
    "Gamma": "Γ",
    "Delta": "Δ",
    "Theta": "Θ",
    "Lambda": "Λ",
    "Xi": "Ξ",
    "Pi": "Π",
    "Sigma": "Σ",
    "Upsilon": "Υ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Omega": "Ω",
    "pm": "±",
    "mp": "∓",
    "times": "×",
    "div": "÷",
    "cdot": "⋅",
    "ast": "∗",
    "star": "⋆",
    "circ": "∘",
    "bullet": "∙",
    "oplus": "⊕",
    "ominus": "⊖",
    "otimes": "⊗",
    "odot": "⊙",
    "cup": "∪",
    "cap": "∩",
    "setminus": "∖",
    "wedge": "∧",
    "land": "∧",
    "vee": "∨",
    "lor": "∨",
    "neg": "¬",
    "lnot": "¬",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ll": "≪",
    "gg": "≫",
    "ne": "≠",
    "neq": "≠",
    "approx": "≈",
    "sim": "∼",
    "simeq": "≃",
    "cong": "≅",
    "equiv": "≡",
    "propto": "∝",
    "in": "∈",
    "notin": "∉",
    "ni": "∋",
    "subset": "⊂",
    "supset": "⊃",
    "subseteq": "⊆",
    "supseteq": "⊇",
    "perp": "⊥",
    "parallel": "∥",
    "mid": "∣",
    "vdash": "⊢",
    "models": "⊨",
    "to": "→",
    "rightarrow": "→",
    "leftarrow": "←",
    "leftrightarrow": "↔",
    "Rightarrow": "⇒",
    "Leftarrow": "⇐",
    "Leftrightarrow": "⇔",
    "iff": "⇔",
    "implies": "⇒",
    "mapsto": "↦",
    "uparrow": "↑",
    "downarrow": "↓",
    "forall": "∀",
    "exists": "∃",
    "nexists": "∄",
    "emptyset": "∅",
    "varnothing": "∅",
    "infty": "∞",
    "partial": "∂",
    "nabla": "∇",
    "hbar": "ℏ",
    "ell": "ℓ",
    "Re": "ℜ",
    "Im": "ℑ",
    "aleph": "ℵ",
    "angle": "∠",
    "therefore": "∴",
    "because": "∵",
    "prime": "′",
    "degree": "°",
    "dots": "…",
    "ldots": "…",
    "cdots": "⋯",
    "vdots": "⋮",
    "ddots": "⋱",
    "langle": "⟨",
    "rangle": "⟩",
    "lfloor": "⌊",
    "rfloor": "⌋",
    "lceil": "⌈",
    "rceil": "⌉",
    "vert": "|",
    "lvert": "|",
    "rvert": "|",
    "Vert": "‖",
    "lVert": "‖",
    "rVert": "‖",
    "lbrace": "{",
    "rbrace": "}",
    "lbrack": "[",
    "rbrack": "]",
    "backslash": "\\",
}
#: Large operators by their names.
OPERATORS = {
    "sum": "∑",
    "prod": "∏",
    "coprod": "∐",
    "int": "∫",
    "iint": "∬",
    "iiint": "∭",
    "oint": "∮",
    "bigcup": "⋃",
    "bigcap": "⋂",
    "bigvee": "⋁",
    "bigwedge": "⋀",
    "bigoplus": "⨁",
    "bigotimes": "⨂",
    "bigodot": "⨀",
}
#: Functions by their names, and those of them whose scripts stand below and above them.
FUNCTIONS = frozenset(
    [
        "arccos",
        "arcsin",
        "arctan",
        "arg",
        "cos",
        "cosh",
        "cot",
        "coth",
        "csc",
        "deg",
        "det",
        "dim",
        "exp",
        "gcd",
        "hom",
        "inf",
        "ker",
        "lg",
        "lim",
        "liminf",
        "limsup",
        "ln",
        "log",
        "max",
        "min",
        "Pr",
        "sec",
        "sin",
        "sinh",
        "sup",
        "tan",
        "tanh",
    ]
)
_WITH_LIMITS = frozenset(["det", "gcd", "inf", "lim", "liminf", "limsup", "max", "min", "Pr", "sup"])
_INTEGRALS = frozenset("∫∬∭∮∯∰∱∲∳")
#: Accents by their names.
ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0305",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "overrightarrow": "\u20d7",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
}
#: What may be a fence: all but ``.``, which is none.
FENCES = frozenset("()[]{}⟨⟩|‖⌊⌋⌈⌉/\\↑↓<>")

NAMES_OF_SIGNS = {sign: name for name, sign in reversed(SIGNS.items())}
NAMES_OF_OPERATORS = {sign: name for name, sign in OPERATORS.items()}
NAMES_OF_ACCENTS = {accent: name for name, accent in reversed(ACCENTS.items())}


class Kind(IntEnum):
    """The classes that decide the spaces between neighbours."""

    ORDINARY = 0
    OPERATOR = 1
    BINARY = 2
    RELATION = 3
    OPENING = 4
    CLOSING = 5
    PUNCTUATION = 6
    INNER = 7


_KINDS = {
    **dict.fromkeys("+−±∓×÷⋅∗⋆∘∙⊕⊖⊗⊙∪∩∖∧∨", Kind.BINARY),
    **dict.fromkeys("=<>≤≥≪≫≠≈∼≃≅≡∝∈∉∋⊂⊃⊆⊇⊥∥∣⊢⊨→←↔⇒⇐⇔↦↑↓:≔∴∵", Kind.RELATION),
    **dict.fromkeys("([{⟨⌊⌈", Kind.OPENING),
    **dict.fromkeys(")]}⟩⌋⌉", Kind.CLOSING),
    **dict.fromkeys(",;", Kind.PUNCTUATION),
    **dict.fromkeys("⋯⋱…", Kind.INNER),
}
#: After one of these, and at the beginning, a binary sign is that of its operand: −b.
_NO_OPERAND = (Kind.BINARY, Kind.OPERATOR, Kind.RELATION, Kind.OPENING, Kind.PUNCTUATION)
#: Before one of these it is ordinary too.
_NO_OPERAND_AFTER = (Kind.RELATION, Kind.CLOSING, Kind.PUNCTUATION)


def kinds(row: Row) -> list[Kind]:
    """Return the classes of the nodes of a row, from where they stand in it (TeXbook, appendix G, rules 5 and 6)."""
    found = [_kind(node) for node in row]
    seen = [index for index, node in enumerate(row) if not isinstance(node, Space)]
    for at, index in enumerate(seen):
        before = found[seen[at - 1]] if at else Kind.OPENING
        if found[index] is Kind.BINARY and before in _NO_OPERAND:
            found[index] = Kind.ORDINARY
        elif found[index] in _NO_OPERAND_AFTER and before is Kind.BINARY:
            found[seen[at - 1]] = Kind.ORDINARY
    if seen and found[seen[-1]] is Kind.BINARY:
        found[seen[-1]] = Kind.ORDINARY
    return found


def _kind(node: Node) -> Kind:
    match node:
        case Sign(text=text):
            return _KINDS.get(text, Kind.ORDINARY)
        case Operator() | Function():
            return Kind.OPERATOR
        case Scripts(base=(base,)) | Stacked(base=(base,)):
            return _kind(base)
        case Fraction() | Fenced():
            return Kind.INNER
        case _:
            return Kind.ORDINARY


#: What a large operator or a function is about ends before one of these.
_ENDS = (Kind.RELATION, Kind.BINARY, Kind.CLOSING, Kind.PUNCTUATION)


def applied(node: Node) -> Operator | Function | None:
    """Return the large operator or function that a node is, or whose scripts it has; None for another."""
    base = node.base[0] if isinstance(node, Scripts) and len(node.base) == 1 else node
    return base if isinstance(base, Operator | Function) else None


def operand_end(row: Row, start: int) -> int:
    """Return where what the operator or function before ``start`` is about ends: a group, or all up to an operation."""
    if start < len(row) and isinstance(row[start], Group):
        return start + 1
    classes = kinds(row)
    while start < len(row) and classes[start] not in _ENDS:
        start += 1
    return start


def has_limits(base: Sequence[Node], *, displayed: bool) -> bool:
    """Return whether the scripts of a base stand below and above it, in a displayed formula or in a line of text."""
    if len(base) != 1:
        return False
    match base[0]:
        case Operator(text=text, limits=limits):
            return displayed and text not in _INTEGRALS if limits is None else limits
        case Function(name=name, limits=limits):
            return displayed and name in _WITH_LIMITS if limits is None else limits
        case _:
            return False
