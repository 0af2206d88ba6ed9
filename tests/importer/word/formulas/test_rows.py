"""What parts of formulas that stand side by side mean."""

from __future__ import annotations

from undoc.importer.word.formulas.rows import grouped, named, operand_of, operands, parted, scripted
from undoc.model.formulas import Alphabet, Function, Group, Operator, Row, Scripts, Sign, Space, Width

A, B = Sign("a"), Sign("b")
PLUS = Sign("+")


def upright(text: str) -> Row:
    return tuple(Sign(letter, Alphabet.UPRIGHT) for letter in text)


def test_one_sign_needs_no_group() -> None:
    assert grouped((A,)) == A
    assert grouped((A, B)) == Group((A, B))


def test_scripts_belong_to_all_of_a_group() -> None:
    assert scripted((Group((A, B)),), (), (A,)) == Scripts((A, B), (), (A,))


def test_upright_letters_side_by_side_are_the_name_of_a_function() -> None:
    assert list(named((*upright("max"), A))) == [Function("max"), A]
    assert list(named((*upright("d"), A))) == [*upright("d"), A]
    assert list(named((Scripts(upright("max"), (A,), ()),))) == [Scripts((Function("max"),), (A,), ())]


def test_what_an_operator_is_applied_to_is_a_group_where_it_would_end_sooner() -> None:
    total = Operator("∑")
    assert operand_of(total, (Group((A, PLUS, B)),)) == (Group((A, PLUS, B)),)
    assert operand_of(total, (Group((A,)),)) == (A,)
    assert operands((total, Group((A,)), PLUS)) == (total, A, PLUS)


def test_lines_of_equations_have_columns_and_a_number() -> None:
    assert parted((A, Sign("&"), B, Sign("#"), A)) == ((A,), (B, Space(Width.QUAD), A))
