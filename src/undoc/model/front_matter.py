"""The front matter of a language file: its keys, and what each says."""

from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import TEXT, Key, Syntax
from undoc.model.inlines import Inline

#: A line of text; one in which words may be italic or bold.
LINE = Syntax(str, TEXT.schema, raw=True)
MARKED_LINE = Syntax(str, TEXT.schema, raw=True)


class FrontMatter(Struct, frozen=True):
    """The titles of a version, then lines that are generated: a text given here is printed instead.

    ``undoc.content.read.front_matter`` reads it; a Version has the lines that are given by their keys, in ``wording``.
    """

    title: Annotated[tuple[Inline, ...], Key("the title of the document", LINE)]
    agenda_title: Annotated[tuple[Inline, ...], Key("the title of the agenda item", LINE)] = ()

    # the masthead
    organization: Annotated[str | None, Key("the name of the Organization in the masthead", LINE)] = None
    symbol_note: Annotated[
        str | None,
        Key("what the asterisk after the symbol says, where it is not that the document was issued anew", LINE),
    ] = None
    body_name: Annotated[str | None, Key("the name of the body in the masthead", LINE)] = None
    wordmark: Annotated[
        str | None, Key("the name that stands in the masthead as a mark, as that of a programme", LINE)
    ] = None

    # the distribution block
    advance: Annotated[str | None, Key("“Advance unedited version”", LINE)] = None
    distribution: Annotated[str | None, Key("“Distr.: General”", LINE)] = None
    date: Annotated[str | None, Key("the date below it", LINE)] = None
    language_line: Annotated[str | None, Key("the language of this version", LINE)] = None
    original: Annotated[str | None, Key("“Original: English”", LINE)] = None

    # the lines above and below the titles
    governing_body: Annotated[str | None, Key("the body above the session", LINE)] = None
    commission: Annotated[str | None, Key("the commission above the session", LINE)] = None
    subsidiary_body: Annotated[str | None, Key("the subsidiary body above the session", LINE)] = None
    session: Annotated[str | None, Key("the line of the session", LINE)] = None
    session_note: Annotated[str | None, Key("what an asterisk at the end of this line says", LINE)] = None
    place_dates: Annotated[str | None, Key("where and when the session is held", LINE)] = None
    place_dates_note: Annotated[str | None, Key("what an asterisk at the end of this line says", LINE)] = None
    agenda_item: Annotated[str | None, Key("the line of the agenda item", LINE)] = None
    second_body_name: Annotated[str | None, Key("the name of the other body of a document with two symbols", LINE)] = (
        None
    )
    second_session: Annotated[str | None, Key("the line of the session of that body", LINE)] = None
    second_agenda_item: Annotated[str | None, Key("the line of the agenda item of that body", LINE)] = None
    second_agenda_title: Annotated[str | None, Key("the title of the agenda item of that body", LINE)] = None
    agenda_note: Annotated[
        str | None, Key("what its asterisk says, where it is not just the symbol of the agenda", LINE)
    ] = None
    book_part: Annotated[
        str | None,
        Key("the part of a book that the document is in, below its title and at the head of its pages", LINE),
    ] = None
    book_section: Annotated[
        str | None, Key("the section of a book that it is, likewise: `Section 34\\ Safety and security`", LINE)
    ] = None
    programme: Annotated[str | None, Key("the programme of a book that it is, likewise", LINE)] = None
    author: Annotated[str | None, Key("who submits it, below the title", LINE)] = None
    author_note: Annotated[str | None, Key("what an asterisk at the end of this line says", LINE)] = None
    suffix: Annotated[str | None, Key("“Addendum”, “Corrigendum”, below the line of the author", LINE)] = None

    # what some kinds of documents have besides
    number: Annotated[
        str | None, Key("the number of a resolution or decision, where it is not that of the symbol", LINE)
    ] = None
    adopted: Annotated[str | None, Key("by whom and when a resolution was adopted, above its title", LINE)] = None
    source: Annotated[
        str | None,
        Key(
            "in brackets, what a resolution comes from: `on the report of the Third Committee (A/79/450, para. 39)`",
            MARKED_LINE,
        ),
    ] = None
    sponsors: Annotated[
        str | None, Key("who submits a draft, in the order of the language: `Australia, Japan and Mexico`", MARKED_LINE)
    ] = None
    organ: Annotated[str | None, Key("the body as it begins its resolutions, `The General Assembly`", LINE)] = None
    adoption_meeting: Annotated[str | None, Key("the meeting that adopted it, below the text", LINE)] = None
    adoption_date: Annotated[str | None, Key("the day of this meeting, below it", LINE)] = None
    submitted: Annotated[
        str | None,
        Key(
            "who submits a draft, where these are not its sponsors: `the President of the General Assembly`",
            MARKED_LINE,
        ),
    ] = None
    letter: Annotated[str | None, Key("what follows the word: `dated 3 March 2025 from … addressed to …`", LINE)] = None
    annex_label: Annotated[
        str | None, Key("the line above an annex of a letter: `Annex to the letter dated …`", LINE)
    ] = None
    signature: Annotated[
        str | None, Key("who signs, a line for each: `Layla **Haddad**\\ Ambassador`", MARKED_LINE)
    ] = None
    circulation: Annotated[str | None, Key("why a statement is circulated, below its title", MARKED_LINE)] = None
    series: Annotated[
        str | None, Key("the series of a bulletin, an instruction or a circular, above its title", LINE)
    ] = None
    statement: Annotated[str | None, Key("what a document of budget implications is, below its title", LINE)] = None
    rapporteur: Annotated[str | None, Key("the rapporteur of a committee", MARKED_LINE)] = None
    records: Annotated[str | None, Key("“Official Records”, above the session of a record", LINE)] = None
    held: Annotated[
        str | None,
        Key(
            "where and when a meeting was held: `at Headquarters, New York, on Tuesday, 4 November 2025, at 3 p.m.`",
            MARKED_LINE,
        ),
    ] = None
    supplement: Annotated[
        str | None, Key("the number of a supplement to the Official Records, on its cover: `40`", LINE)
    ] = None
    imprint: Annotated[
        str | None, Key("where and when a supplement is published: `United Nations • New York, 2025`", LINE)
    ] = None
    items: Annotated[
        str | None,
        Key("what a meeting dealt with, a line for each: `Agenda item 30: Peaceful uses of outer space`", MARKED_LINE),
    ] = None
    president: Annotated[
        str | None, Key("who presided over a meeting that is recorded: `Ms. Haddad (Jordan)`", LINE)
    ] = None
    members: Annotated[
        str | None,
        Key(
            "the members of a council at a meeting, in the order of each language: `Mr. Salem (Egypt)\\ Ms. Martin "
            "(France)`",
            LINE,
        ),
    ] = None
    notice: Annotated[
        str | None, Key("who may correct a record and how, at the foot of its first page", MARKED_LINE)
    ] = None
    chair: Annotated[str | None, Key("who presided over a meeting: `Ms. Haddad (Jordan)`", MARKED_LINE)] = None

    # the foot of the first page
    stamp: Annotated[
        str | None,
        Key("the date stamps after the job number, where those of this version are others: `210622 240622`", LINE),
    ] = None
