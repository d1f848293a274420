"""The words of reviews, in both languages."""

from perfrules.roundings import ROUNDINGS
from perfrules.words import Words

ITEM = Words(en="Item", zh="项目")
OF = Words(en="Points", zh="分值")
PRINTED = Words(en="Printed", zh="填报")
COMPUTED = Words(en="Recomputed", zh="重算")
DIFFERENCE = Words(en="Difference", zh="差额")
REMARK = Words(en="Remark", zh="说明")
OUTCOME = Words(en="Outcome", zh="复核结论")
DIFFERING = Words(en="Differ", zh="不符项")
ROUNDED = Words(en="Rounded", zh="舍入差异项")
SUMMARY = Words(en="Review", zh="复核汇总")
NO_DIFFERENCE = Words(en="Nothing differs.", zh="没有差异。")
FEWER = Words(
    en="Single forms are shown for up to {limit}; all are in --format markdown, csv and json.",
    zh="有差异的表多于{limit}张时只显示前{limit}张；全部内容见 --format markdown、csv 或 json。",
)

PERCENT_POINTS = Words(en=" pp", zh="个百分点")
VERDICTS = {
    "same": Words(en="agrees", zh="一致"),
    "rounding": Words(en="rounding", zh="舍入差异"),
    "different": Words(en="differs", zh="不符"),
    "not_printed": Words(en="not printed", zh="未填报"),
    "undecided": Words(en="cannot be recomputed", zh="无法重算"),
}
ROUNDED_BY = {**ROUNDINGS, "parts": Words(en="from the roundings of its parts", zh="各项舍入累计")}
BEHIND = Words(en="{rounding} from {exact}", zh="由{exact}{rounding}")
WHY = Words(en="{verdict}: {gaps}", zh="{verdict}：{gaps}")
GAP_SEPARATOR = Words(en="; ", zh="；")
PARTS_DIFFER = Words(en="the printed parts add up to {sum}", zh="填报各项合计为{sum}")
PARTS_ROUNDED = Words(en="the printed parts add up to {sum}, {rounding}", zh="填报各项合计为{sum}，{rounding}")
OUTCOMES = {
    "agrees": Words(en="agrees", zh="一致"),
    "rounding": Words(en="differs by rounding only", zh="仅有舍入差异"),
    "differs": Words(en="differs", zh="有不符"),
    "not_comparable": Words(en="not fully comparable", zh="无法全部核对"),
    "error": Words(en="data error", zh="数据有误"),
}
COUNTED = {
    "agrees": Words(en="agree", zh="一致"),
    "rounding": Words(en="differ by rounding only", zh="仅有舍入差异"),
    "differs": Words(en="differ", zh="有不符"),
    "not_comparable": Words(en="not fully comparable", zh="无法全部核对"),
    "error": Words(en="with mistakes in the data", zh="数据有误"),
}
RECORDS = Words(en="{count} records: {parts}", zh="共{count}条记录：{parts}")
ONE_RECORD = Words(en="1 record: {parts}", zh="共1条记录：{parts}")
COUNT = Words(en="{count} {words}", zh="{words}{count}条")
CSV = {
    "record": Words(en="Record", zh="记录"),
    "item": Words(en="Item id", zh="项目标识"),
    "row": Words(en="Row", zh="行"),
    "title": Words(en="Item", zh="项目"),
    "of": Words(en="Points", zh="分值"),
    "printed": Words(en="Printed", zh="填报"),
    "computed": Words(en="Recomputed", zh="重算"),
    "exact": Words(en="Not rounded", zh="未舍入"),
    "difference": Words(en="Difference", zh="差额"),
    "verdict": Words(en="Verdict", zh="结论"),
    "rounding": Words(en="Rounding", zh="舍入方式"),
    "parts": Words(en="Sum of printed parts", zh="填报各项合计"),
    "remark": Words(en="Remark", zh="说明"),
}
