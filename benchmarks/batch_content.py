"""A tree of generated documents in Chinese and English: three to ten pages each, the same on every run."""

from __future__ import annotations

import random
from pathlib import Path

_METADATA = """\
symbol: {symbol}
body: {body}
kind: report
distribution: general
date: 2024-09-19
original: en
session: {{year: 2024, number: 2}}
meeting: {{place: nairobi, start: 2024-12-04, end: 2024-12-06}}
agenda: {{item: 6 (a), status: provisional, note: HSP/EB.2024/1}}
author: executive-director
"""
_BODIES = {"HSP/EB.2024": "hsp-executive-board"}
_ENGLISH = (
    "the secretariat reviewed",
    "the programme of work",
    "in accordance with the decision",
    "the regional offices reported",
    "expenditure under the general fund",
    "a further increase in contributions",
    "implementation at the country level",
    "the Executive Board took note",
    "partners and Member States",
    "sustainable urban development",
    "the results framework",
    "in the course of the reporting period",
    "subject to the availability of funds",
    "an independent evaluation",
    "adequate housing for all",
    "the recommendations of the auditors",
    "were brought to the attention of",
    "with due regard to geographical balance",
    "of 1,250 participants in 37 countries",
    "by the end of 2025",
)
_CHINESE = (
    "秘书处审查了",
    "工作方案的执行情况",
    "根据该项决定",
    "各区域办事处报告说",
    "普通基金项下的支出",
    "自愿捐款进一步增加",
    "国家一级的执行工作",
    "执行局注意到",
    "合作伙伴和会员国",
    "可持续城市发展",
    "成果框架的各项指标",
    "在本报告所述期间",
    "视资金供应情况而定",
    "独立评价的结论",
    "人人享有适当住房",
    "审计委员会的建议",
    "已提请有关方面注意",
    "适当顾及地域平衡",
    "来自 37 个国家的 1 250 名与会者",
    "到 2025 年年底",
)
_HEADINGS = {
    "en": ("Introduction", "Progress made", "Challenges", "Conclusions"),
    "zh": ("导言", "进展", "挑战", "结论"),
}


def write_tree(content: Path, count: int) -> None:
    """Write ``count`` content folders with a Chinese and an English version each."""
    for number in range(1, count + 1):
        series, body = random.Random(number).choice(list(_BODIES.items()))
        symbol = f"{series}/{number}"
        folder = content / symbol.replace("/", "_")
        folder.mkdir(parents=True)
        (folder / "document.yaml").write_text(_METADATA.format(symbol=symbol, body=body), "utf-8")
        for language in ("en", "zh"):
            (folder / f"{language}.md").write_text(_text(number, language), "utf-8")


def _text(number: int, language: str) -> str:
    words = random.Random(f"{number} {language}")
    shape = random.Random(number)  # the same in both languages, as versions must agree
    paragraphs = shape.randint(22, 52)
    title, agenda = ("Report", "Programme of work") if language == "en" else ("报告", "工作方案")
    lines = ["---", f"title: {title} {number}", f"agenda_title: {agenda}", "---", ""]
    notes = []
    for paragraph in range(paragraphs):
        if paragraph % (paragraphs // 4) == 0 and paragraph // (paragraphs // 4) < 4:
            lines += [f"# {_HEADINGS[language][paragraph // (paragraphs // 4)]}", ""]
        note = ""
        if shape.random() < 0.15:
            note = f"[^n{paragraph}]"
            notes += [f"[^n{paragraph}]: {_sentence(words, language)}", ""]
        text = "".join(_sentence(words, language) for _ in range(words.randint(2, 5))).strip()
        lines += [f"{paragraph + 1}. {text}{note}", ""]
        if shape.random() < 0.2:
            items = (f"({letter}) {_sentence(words, language).strip()}" for letter in "abc")
            lines += [line for item in items for line in (item, "")]
        if shape.random() < 0.05:
            lines += _table(shape, language, paragraph)
    return "\n".join((*lines, *notes))


def _sentence(words: random.Random, language: str) -> str:
    if language == "zh":
        return "，".join(words.choices(_CHINESE, k=words.randint(2, 5))) + "。"
    phrases = " ".join(words.choices(_ENGLISH, k=words.randint(3, 6)))
    return f"{phrases[0].upper()}{phrases[1:]}. "


def _table(shape: random.Random, language: str, number: int) -> list[str]:
    head = "| Year | Income | Expenditure |" if language == "en" else "| 年份 | 收入 | 支出 |"
    rows = [f"| {year} | {shape.randint(1000, 9999)} | {shape.randint(1000, 9999)} |" for year in range(2020, 2025)]
    caption = "Resources" if language == "en" else "资源"
    return [f"Table: {caption} {{#t{number}}}", head, "|---|--:|--:|", *rows, ""]
