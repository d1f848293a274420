"""What the page on how sure the shipped sets are says beside its tables."""

from typing import Literal

Lang = Literal["en", "zh"]

OPENING: dict[Lang, str] = {
    "en": """
# How sure each set is

*[中文](how-sure.zh-CN.md). The tables are written by `docs/make_provenance.py` from the shipped sets; change the sets, not this page.*

A rule set is read as if all of it were law. It is not: some figures were seen in a document, some are remembered, some are put forward by perfrules because no document gives one. Each item
says which, in three words.

| Word | What it means | Before you rely on it |
| --- | --- | --- |
| `sourced` | Seen in a public text, or computed again from published figures and found to agree. The text may be a form, a summary or the text of a program; what the item cites says which. | Read what the document is: a regulation binds, a practice does not. |
| `recalled` | Known to the authors, not found in a text they could read. Numbers of documents are confirmed more often than their articles. | Hold it against the document, then write `sourced`. |
| `proposal` | Put forward by perfrules, because there is no rule or none was found. | Decide on it: put in your own figure. |

An item without a word is *unmarked*: it rests on the document it cites, and how sure that is was not written down. Counted are parameters, values, groups, indicators, conversion tables, flags
and outcomes, as at the end of `perfrules show ID`. A set that builds on another counts what it takes over. Where the parts of an item differ, its note says how.

The status is that of the whole set. `official` is said only of international systems whose authority published them with their figures. No set for China is official: the ministry gives frameworks
without points, so that every complete system is a proposal or the form of one place.

**To make a set your own**, extend it, change what is a proposal, and write `laws` and `provenance: sourced` where you hold the document
([how](layers-tutorial.md)). `perfrules run` prints the basis of every finding.
""",
    "zh": """
# 各规则集的把握程度

*[English](how-sure.md)。表格由 `docs/make_provenance.py` 从随附的规则集生成；请改规则集，不要改本页。*

规则集容易被当作规定来读，其实不都是：有的数见于文件，有的凭记忆，有的因为没有规定而由perfrules提出。每一项用一个词写明属于哪一种。

| 词 | 含义 | 使用前 |
| --- | --- | --- |
| `sourced` 有出处 | 见于公开文本，或用公布的数据重新计算、结果一致。文本可以是规定、表格、摘要或程序文本，以该项所注依据为准。 | 看清依据是什么：规定有约束力，做法没有。 |
| `recalled` 凭记忆 | 作者知道，但没有见到可读的原文。文号核对过的多，条款核对过的少。 | 对照原文，核对后改为 `sourced`。 |
| `proposal` 建议 | 没有规定或没有找到规定，由perfrules提出。 | 由本单位决定，换成自己的数。 |

没有写的为“未注明”：以所注文件为依据，把握程度没有写明。计入的有参数、中间结果、分组、指标、换算表、问题和结果应用，与 `perfrules show 标识` 的末节一致。继承其他规则集的，连同继承的项一起计。
一项之中把握程度不同的，以备注为准。

状态是整个规则集的。只有主管机构连同数值一起公布的国际体系写作“正式规定”。中国的各规则集没有一个是正式规定：财政部给出的是没有分值的框架，完整的体系或为建议，或为一地的表格。

**改成自己的规则集**：继承它，换掉属于建议的数；手头有文件的，写上 `laws` 和 `provenance: sourced`（[怎样做](layers-tutorial.zh-CN.md)）。`perfrules run` 对每个问题都列出依据。
""",
}
HEADINGS: dict[Lang, dict[str, str]] = {
    "en": {
        "sets": "The sets",
        "basis": "What each set rests on",
        "basis_note": "Behind each document stands how many items cite it, and how sure these are. An item may cite several documents; a document that a set only names is not counted.",
        "documents": "The documents",
        "documents_note": "What the sets cite, and what they say of it.",
    },
    "zh": {
        "sets": "规则集",
        "basis": "各规则集的依据",
        "basis_note": "每个文件后面是引用它的项数及其把握程度。一项可以引用多个文件；只列出、没有被引用的不计。",
        "documents": "文件",
        "documents_note": "各规则集引用的文件及其说明。",
    },
}
AREAS: dict[str, dict[Lang, str]] = {
    "cn": {"en": "China", "zh": "中国"},
    "cn.department_forms": {"en": "China: forms of departments", "zh": "中国：部门自评表"},
    "cn.layers": {"en": "China: projects in four layers", "zh": "中国：分四层的项目评价"},
    "cn.variants": {"en": "China: variants of the self-evaluation", "zh": "中国：自评的各种口径"},
    "intl": {"en": "International", "zh": "国际"},
}
COLUMNS: dict[Lang, dict[str, list[str]]] = {
    "en": {
        "sets": ["Set", "What it is", "Status", "sourced", "recalled", "proposal", "unmarked"],
        "basis": ["Set", "Documents", "Note of the file"],
        "documents": ["Document", "Title", "What is said of it"],
    },
    "zh": {
        "sets": ["规则集", "是什么", "状态", "有出处", "凭记忆", "建议", "未注明"],
        "basis": ["规则集", "文件", "规则集的备注"],
        "documents": ["文件", "名称", "说明"],
    },
}
WORDS: dict[Lang, dict[str, str]] = {
    "en": {
        "sourced": "{n} sourced", "recalled": "{n} recalled", "proposal": "{n} proposal", "none": "{n} unmarked",
        "not cited": "named only", "between": ", ", "after": ": ", "on": " (builds on `{id}`)",
    },
    "zh": {
        "sourced": "有出处{n}", "recalled": "凭记忆{n}", "proposal": "建议{n}", "none": "未注明{n}",
        "not cited": "只列出", "between": "、", "after": "：", "on": "（继承 `{id}`）",
    },
}  # fmt: skip
