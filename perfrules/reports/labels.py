"""The words of reports, in both languages."""

from perfrules.words import Words

TOTAL = Words(en="Total", zh="总分")
SCORE = Words(en="Score", zh="得分")
GRADE = Words(en="Grade", zh="等级")
STATUS = Words(en="Status", zh="状态")
COMPLETENESS = Words(en="Decided share of points", zh="已判定分值占比")
RECORD = Words(en="Record", zh="记录")
THE_RECORD = Words(en="record", zh="记录")
ITEM = Words(en="Item", zh="指标")
OF = Words(en="Of", zh="满分")
SHARE = Words(en="Share", zh="得分率")
VALUES = Words(en="Figures worked out", zh="计算结果")
LIMITS = Words(en="What limited the grade", zh="等级受限原因")
LIMIT_AT_MOST = Words(en="{because}: at most “{word}”", zh="{because}：等级不高于“{word}”")
LIMIT_BECOMES = Words(en="{because}: becomes “{word}”", zh="{because}：等级定为“{word}”")
SEVERITY = Words(en="Severity", zh="严重程度")
FINDINGS = Words(en="Findings", zh="发现的问题")
NO_FINDINGS = Words(en="No problem was found.", zh="未发现问题。")
EVIDENCE = Words(en="Figures", zh="相关数据")
RECOMMENDATION = Words(en="Recommendation", zh="建议")
DEADLINE = Words(en="Deadline", zh="整改期限")
LAWS = Words(en="Basis", zh="依据")
UNDECIDED_FLAGS = Words(en="Could not be judged", zh="无法判断的问题")
OUTCOMES = Words(en="Use of the result", zh="结果应用")
MISSING = Words(en="What is missing", zh="缺少的内容")
WARNINGS = Words(en="Warnings about the data", zh="数据提醒")
ERRORS = Words(en="Mistakes in the data", zh="数据错误")
SUMMARY = Words(en="Summary", zh="汇总")

UNDECIDED = Words(en="undecided", zh="未定")
NOT_APPLICABLE = Words(en="not applicable", zh="不适用")
LEFT_OUT = Words(en="left out", zh="不计")
NO_GROUP = Words(en="stands in no group", zh="未归入任何分组")
ROW = Words(en="row {row}", zh="第{row}行")
UNNAMED = Words(en="record {number}", zh="第{number}条")

STATUSES = {
    "decided": Words(en="decided", zh="已评定"),
    "undecided": Words(en="undecided", zh="未定"),
    "error": Words(en="data error", zh="数据有误"),
}
SEVERITIES = {
    "error": Words(en="Serious", zh="严重"),
    "warning": Words(en="Warning", zh="警告"),
    "info": Words(en="Note", zh="提示"),
}
GAPS = {
    "missing": Words(en="{item}: {field} is not filled in", zh="{item}：未填写{field}"),
    "no-rows": Words(en="{item}: the table {field} has no rows", zh="{item}：表“{field}”没有行"),
    "text": Words(en="{item}: {field} is text where a number is needed", zh="{item}：{field}为文字，此处需要数值"),
    "no-result": Words(en="{item}: its rule has no result for these figures", zh="{item}：按现有数据无法得出结果"),
    "no-peers": Words(
        en="{item}: {field} of other records is needed to compare with", zh="{item}：缺少其他记录的{field}，无法比较"
    ),
    "few-peers": Words(
        en="{item}: too few records have {field} to compare with", zh="{item}：有{field}的记录太少，无法比较"
    ),
    "no-sheets": Words(en="{item}: no assessor has judged", zh="{item}：没有评审人评判"),
    "few-sheets": Words(
        en="{item}: too few sheets to leave out the lowest and the highest", zh="{item}：张数不足以去掉最高和最低"
    ),
    "applies-in-part": Words(en="{item}: it counts on some sheets only", zh="{item}：仅在部分评审表中计分"),
    "division-by-zero": Words(en="{item}: division by {field}, which is 0", zh="{item}：除数{field}为0"),
}
ON_SHEET = Words(en="{gap} (sheet of {assessor})", zh="{gap}（{assessor}的评审表）")
PANEL = Words(en="Sheets of the assessors", zh="评审表")
ASSESSOR = Words(en="Assessor", zh="评审人")
COUNTED = Words(en="Counts", zh="是否计入")
KEPT = {
    True: Words(en="yes", zh="计入"),
    False: Words(en="left out", zh="去除"),
    None: Words(en="–", zh="–"),
}
SPREAD = Words(en="Highest less lowest total", zh="最高分与最低分之差")
IN_ROWS = Words(en="{gap} (row {rows})", zh="{gap}（第{rows}行）")
SEPARATOR = Words(en=", ", zh="、")
OWN_NAMES = {  # names of the language itself, which no rule file gives a title
    "row_score": Words(en="Score of the row", zh="本行得分"),
    "total_score": Words(en="Total", zh="总分"),
    "grade": Words(en="Grade", zh="等级"),
}
COLON = Words(en=": ", zh="：")
DAYS = Words(en="within {days} days", zh="{days}日内")
WORKING_DAYS = Words(en="within {days} working days", zh="{days}个工作日内")
