"""Editorial rules over the versions of documents: what an editor would mark, where, and how it is mended.

Comes in: a ``Document``, a language, the ``Templates``. Goes out: problems with their places in the source. Builds ask
for none of it. The rules are data of ``templates/rules``; those that look at more than words name a function of
``structure``.
"""

from __future__ import annotations

from undoc.checks.findings import Finding
from undoc.checks.registry import rules_for
from undoc.checks.run import findings
from undoc.checks.words_counted import WordCount, count_words

__all__ = ["Finding", "WordCount", "count_words", "findings", "rules_for"]
