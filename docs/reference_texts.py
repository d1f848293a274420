"""What the reference of the rule file says beside the schema: its opening, its order, its examples."""

from dataclasses import dataclass
from typing import Literal, final

Lang = Literal["en", "zh"]


@final
@dataclass(frozen=True, slots=True)
class Layout:
    """One section of the page: the part of the schema, the English heading, the word it stands under, its level."""

    name: str
    heading: str
    word: str = ""
    level: int = 2


LAYOUT = (
    Layout("file", "The whole file"),
    Layout("period", "Time in force", "in_force", 3),
    Layout("amendment", "Amendments", "amendments", 3),
    Layout("additions", "What is added", "add", 4),
    Layout("changes", "What is changed", "change", 3),
    Layout("removals", "What is removed", "remove", 3),
    Layout("law", "Laws", "laws"),
    Layout("input", "Inputs", "inputs"),
    Layout("taken_input", "Taken from a result", "from", 3),
    Layout("table", "Tables", "tables"),
    Layout("column", "Columns", "columns", 3),
    Layout("parameter", "Parameters", "parameters"),
    Layout("value", "Values", "values"),
    Layout("group", "Groups", "groups"),
    Layout("indicator", "Indicators", "indicators"),
    Layout("score", "Scoring methods", "score"),
    Layout("shape_proportional", "Method proportional", "proportional", 3),
    Layout("shape_line", "Method line", "line", 3),
    Layout("anchor", "Anchors of a line", "anchors", 4),
    Layout("shape_bands", "Method bands", "bands", 3),
    Layout("band", "Lines of bands", "bands", 4),
    Layout("shape_cases", "Method cases", "cases", 3),
    Layout("case", "Lines of cases", "cases", 4),
    Layout("shape_deduct", "Method deduct", "deduct", 3),
    Layout("shape_target", "Method target", "target", 3),
    Layout("over", "Over the target", "over", 4),
    Layout("shape_tiers", "Method tiers", "tiers", 3),
    Layout("tier", "Tiers", "tiers", 4),
    Layout("shape_checklist", "Method checklist", "checklist", 3),
    Layout("element", "Elements of a checklist", "elements", 4),
    Layout("veto", "Veto of a checklist", "veto", 4),
    Layout("shape_choices", "Method choices", "choices", 3),
    Layout("shape_yes_no", "Method yes_no", "yes_no", 3),
    Layout("shape_lookup", "Method lookup", "lookup", 3),
    Layout("shape_relative", "Method relative", "relative", 3),
    Layout("shape_formula", "Method formula", "formula", 3),
    Layout("total", "Total", "total"),
    Layout("panel", "Panel", "panel"),
    Layout("peers", "Peers", "peers"),
    Layout("constraint", "Constraints", "constraints"),
    Layout("grade", "Grades", "grades"),
    Layout("grade_limit", "Grade limits", "grade_limits"),
    Layout("scale_word", "Scales", "scales"),
    Layout("lookup", "Conversion tables", "lookups"),
    Layout("flag", "Flags", "flags"),
    Layout("deadline", "Time for correction", "rectify_within", 3),
    Layout("outcome", "Outcomes", "outcomes"),
    Layout("choice_line", "Lines of an outcome", "choose", 3),
)

LABELS: dict[Lang, dict[str, str]] = {
    "en": {
        "head": "| Word | Takes | If not written | Meaning |",
        "required": "**required**",
        "one of": "one of the words named on the right",
        "words of": "the words of {link}",
        "items of": "ids, each with the words of {link}",
        "lines of": "a list of {link}",
        "scales": "names, each with its words: {link}",
        "any of": "One of {words} is required.",
        "needs": "`{word}` needs {words} beside it.",
        "or": " or ",
        "and": ", ",
        "words with": "ids or words, each with {value}",
        "only with": "`{word}` stands only beside `{other}: {const}`.",
        "excludes": "{words} exclude each other.",
        "later": "Known, but not supported in this version: {words}.",
    },
    "zh": {
        "head": "| 词 | 取值 | 不写时 | 含义 |",
        "required": "**必写**",
        "one of": "右栏所列各词之一",
        "words of": "{link}的各词",
        "items of": "标识，各含{link}的各词",
        "lines of": "列表，每行为{link}",
        "scales": "名称，各含其等级词：{link}",
        "any of": "{words} 至少写一个。",
        "needs": "写 `{word}` 时须同时写 {words}。",
        "or": " 或 ",
        "and": "、",
        "words with": "标识或选项词，各写{value}",
        "only with": "`{word}` 只能与 `{other}: {const}` 同用。",
        "excludes": "{words} 只能写其中一个。",
        "later": "已知但本版本尚不支持：{words}。",
    },
}

OPENING: dict[Lang, str] = {
    "en": """
# The rule file

*[中文](rule-file.zh-CN.md). Written by `docs/make_reference.py` from the published schema
`perfrules/schema/rule-file.schema.json`; change the schema, not this page.*

One YAML file describes one rule set: what is known about a record, the indicators and their points, the grades, the
problems to look for and the texts. The file has sections (`inputs:`, `indicators:`, …); a section has items, each
under a short id; an item has the words listed below. Nothing else may stand in the file: a word that is not listed is
refused, with the word that was probably meant.

**Ids** consist of letters (Chinese ones too), digits and `_`, do not begin with a digit, and are written in half-width
characters. Inputs, tables, parameters, values, groups and indicators share one list of names; columns have their own
inside their table. The words of the formula language (`grade`, `total_score`, `sum_of`, `and`, …) cannot be names.

**Texts** are one text, or one per language: `title: {zh: 预算执行率, en: Budget execution rate}`. A text that begins
with `{`, or looks like a number or like yes or no, stands in quotes.

**Numbers** are written plainly (`12`, `0.5`) or as a percentage (`80%`). Where a table says *formula*, a name or a
calculation may stand as well: `full_points * 2`; the functions are listed under [Formulas](formulas.md). A scoring method reads a bare number as points and a percentage as a
share of the points.

In the tables, *If not written* tells what holds when the word is left out; – means that there is nothing then.

In an editor that knows JSON Schema, the first line `# yaml-language-server: $schema=…/rule-file.schema.json` brings
completion and these texts while you type.
""",
    "zh": """
# 规则文件

*[English](rule-file.md)。本页由 `docs/make_reference.py` 根据公布的结构定义
`perfrules/schema/rule-file.schema.json` 生成；请修改结构定义，不要直接修改本页。*

一个 YAML 文件描述一套规则：一条记录有哪些数据，有哪些指标、各占多少分，怎样评定等级，检查哪些问题，使用什么文字。
文件由若干部分（`inputs:`、`indicators:` 等）组成，每部分有若干项，各以简短的标识为名，每项使用下面列出的词。
文件中不得出现其他内容：未列出的词会被拒绝，并提示可能想写的词。

**标识**由字母、汉字、数字和 `_` 组成，不以数字开头，一律用半角字符。输入项、表、参数、中间值、分组和指标的标识不得
重名；列的标识只在本表内有效。公式中已有含义的词（`grade`、`total_score`、`sum_of`、`and` 等）不能作为名称。

**文字**可以只写一种，也可以分语言书写：`title: {zh: 预算执行率, en: Budget execution rate}`。以 `{` 开头的文字，
以及看起来像数字或是否的文字，须加引号。

**数值**按常规书写（`12`、`0.5`），或写百分比（`80%`）。表中注明*公式*之处，也可以写名称或算式，如
`full_points * 2`；可用的函数见[公式](formulas.zh-CN.md)。计分方法中，单独的数为分数，百分比为占分值的比例。

表中*含义*一栏说明意思，*不写时*一栏说明省略该词的效果，– 表示没有相应内容。

在支持 JSON Schema 的编辑器中，首行写上 `# yaml-language-server: $schema=…/rule-file.schema.json`，输入时即有补全和
这些说明。
""",
}

EXAMPLES = {
    "file": """
format: 1
id: example.monitoring
title: {zh: 支出进度监控, en: Monitoring of spending}
status: draft
in_force: {from: 2024-01-01, until: 2026-12-31}
categories: {funds: 资金管理}
word_lists: {offices: {finance: 财务处, audit: 审计处}}
""",
    "law": """
laws:
  measure_10: {cite: 财预〔2020〕10号, title: 项目支出绩效评价管理办法, article: 附件2}
""",
    "input": """
inputs:
  budget: {title: 全年预算数, kind: money, unit: 万元, min: 0}
  survey_held: {title: 是否开展满意度调查, kind: yes_no}
  fund: {title: 预算类别, kind: choice, optional: true, choices: {general: 一般公共预算, capital: 国有资本经营预算}}
""",
    "table": """
tables:
  targets:
    title: 绩效指标
    columns:
      name: {title: 三级指标, kind: text}
      target: {title: 年度指标值, kind: number_or_text, optional: true}
      points: {title: 分值, kind: number, min: 0}
""",
    "parameter": """
parameters:
  low_execution_at: {title: 执行率预警线, kind: percent, value: 80%, laws: [measure_10]}
""",
    "value": """
values:
  execution_rate: {title: 预算执行率, formula: executed / budget, kind: percent, decimals: 2}
  progress_due:
    title: 序时进度
    score: {method: bands, value: month, bands: [{from: 10, gives: 80%}, {from: 7, gives: 60%}, {gives: 40%}]}
""",
    "group": """
groups:
  output: {title: 产出指标, points: 50}
  quantity: {title: 数量指标, points: 20, group: output}
  climate: {title: 综合指数, combine: geometric_mean, decimals: 3}
""",
    "indicator": """
indicators:
  budget_execution:
    title: 预算执行率
    group: execution
    layer: general
    score: {method: proportional, value: execution_rate, full_at: 100%}
    decimals: 2
    laws: [measure_10]
""",
    "score": """
indicators:
  survey: {title: 满意度调查, points: 2, score: {method: yes_no, value: survey_held}}
""",
    "shape_proportional": """
indicators:
  execution: {title: 预算执行率, points: 10, score: {method: proportional, value: execution_rate, full_at: 100%, pass_at: 60%}}
""",
    "shape_line": """
indicators:
  on_time: {title: 完成及时率, points: 8, score: {method: line, value: rate, anchors: [{at: 70%, gives: 80%}, {at: 90%, gives: 100%}]}}
""",
    "shape_bands": """
indicators:
  payments:
    title: 支付合规率
    points: 5
    score:
      method: bands
      value: rate
      bands:
        - {from: 90%, gives: 5}
        - {from: 60%, gives: 40%}
        - {gives: 0}
""",
    "shape_cases": """
indicators:
  filing: {title: 资料归档, points: 4, score: {method: cases, cases: [{when: filed and complete, gives: 100%}, {when: filed, gives: 2}, {gives: 0}]}}
""",
    "shape_deduct": """
indicators:
  staff: {title: 在职人员控制率, points: 5, score: {method: deduct, value: staff / posts, above: 100%, per: 1%, take: 0.5, steps: started}}
""",
    "shape_target": """
indicators:
  target_rows:
    title: 绩效指标完成情况
    each: targets
    points: points
    score:
      method: target
      actual: actual
      target: target
      sign: sign
      reverse: excess
      over: {from: 130%, then: flag}
""",
    "shape_tiers": """
indicators:
  quality: {title: 成果质量, points: 10, score: {method: tiers, tier: tier, given: given, tiers: {met: {from: 80%}, partly: {from: 60%}, unmet: {from: 0%}}}}
""",
    "shape_checklist": """
indicators:
  goals:
    title: 绩效目标合理性
    points: 6
    score:
      method: checklist
      elements:
        goal: {title: 有绩效目标, met: goal_exists, share: 40%, gate: true}
        fit: {title: 与实际工作相关, met: fits, share: 60%}
      veto: {when: diverted, because: 存在挪用}
""",
    "shape_choices": """
indicators:
  audit: {title: 审计意见, points: 5, score: {method: choices, value: opinion, gives: {clean: 100%, qualified: 60%, none: not_applicable}}}
""",
    "shape_yes_no": """
indicators:
  published: {title: 信息公开, points: 3, score: {method: yes_no, value: published_on_time, no: 1}}
""",
    "shape_formula": """
indicators:
  carryover: {title: 结转结余率, points: 4, score: {method: formula, gives: share, formula: 1 - carryover / budget}}
""",
    "shape_lookup": """
scales:
  risk: {high: {title: 高, from: 100%}, medium: {title: 中, from: 50%}, low: {title: 低, from: 0%}}
lookups:
  matrix: {rows: {高 高: 高, 高 低: 中, 低 高: 中, 低 低: 低}}
indicators:
  fiscal_risk: {title: 财政风险, points: 5, scale: risk, score: {method: lookup, of: [likelihood, impact], table: matrix}}
""",
    "shape_relative": """
indicators:
  debt: {title: 债务率, points: 5, score: {method: relative, value: debt_rate, by: min_max, better: lower, fewest: 3}}
""",
    "peers": """
peers: {by: [year, tier]}      # compared with one another: the same year, the same tier of government
""",
    "panel": """
total: {of: 100, decimals: 2}
panel:
  table: sheets                # one row for each assessor, with columns expert, fit, …
  by: expert
  combine: trimmed_mean        # without the lowest and the highest total
  trim: 1
  spread_over: 10
  laws: [measure_10]
""",
    "total": """
total: {of: 100, decimals: 2}
""",
    "constraint": """
constraints:
  outcome_share: {that: points_of(output) + points_of(benefit) >= 60, finding: 产出与效益分值之和不得低于60分}
""",
    "grade": """
grades:
  excellent: {title: 优, from: 90}
  good: {title: 良, from: 80}
  poor: {title: 差, from: 0}
""",
    "grade_limit": """
grade_limits:
  misuse: {when: diverted, at_most: poor, because: 存在截留、挤占、挪用}
  unfiled: {when: not filed, becomes: unrated, title: 不予评级, because: 未报送资料}
""",
    "scale_word": """
scales:
  letters: {a: {title: A, from: 90%}, b: {title: B, from: 75%}, c: {title: C, from: 0%}}
""",
    "lookup": """
scales:
  dimension: {a: {title: A, from: 75%}, b: {title: B, from: 25%}, c: {title: C, from: 0%}}
  letters: {a: {title: A, from: 75%}, b: {title: B, from: 50%}, c_plus: {title: C+, from: 25%}, c: {title: C, from: 0%}}
lookups:
  weakest_link:
    title: {zh: 就低法, en: Weakest link}
    order: any
    rows:
      A A: A
      A B: B
      A C: C+
      B B: B
      B C: C+
      C C: C
groups:
  reporting: {title: 财务报告, combine: lookup, table: weakest_link, scale: letters}
""",
    "flag": """
flags:
  low_execution:
    title: 预算执行率偏低
    when: execution_rate < low_execution_at
    severity: warning
    category: funds
    finding: 预算执行率为{execution_rate}，低于{low_execution_at}。
    recommendation: 加快支付进度，分析未支付原因。
    rectify_within: 60 days
    laws: [measure_10]
""",
    "outcome": """
outcomes:
  next_budget:
    title: 下一年度预算安排建议
    choose:
      - {when: grade == 'excellent', then: 优先保障}
      - {then: 从紧安排}
""",
}
