"""Messages: reviewing forms, and the fields of printed figures that rule files name for it."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "review-nothing": Message(
        en="'{id}' does not say where a form prints its figures, so there is nothing to compare.",
        en_fix="Write 'declared' on indicators, values, groups or the total, with the input or column that holds the printed figure.",
        zh="“{id}”没有写明填报数所在的字段，无可对照。",
        zh_fix="请在指标、中间值、分组或总分上用 declared 写明填报数所在的输入项或列。",
    ),
    "printed-kind": Message(
        en="'{field}' is {kind}, but '{name}' gives {expected}; the two cannot be compared.",
        en_fix="Name a field of the same kind, money in the same unit.",
        zh="“{field}”是{kind}，而“{name}”的结果是{expected}，无法对照。",
        zh_fix="请写同一类型的字段，金额单位也须相同。",
    ),
    "printed-kind/figure": Message(
        en="'{name}' gives {kind}; only figures are compared with a form.",
        en_fix="Take 'declared' out, or compare in a flag.",
        zh="“{name}”的结果是{kind}，只有数字可与填报数对照。",
        zh_fix="请删去 declared，或用问题标识（flags）比较。",
    ),
    "printed-required": Message(
        en="Every record must fill in '{field}', but a form may lack the figure that is compared.",
        en_fix="Write optional: true for it; an empty one is then shown as not printed.",
        zh="“{field}”为必填，而填报表可能没有这一对照数。",
        zh_fix="请给它写 optional: true；未填的显示为“未填报”。",
    ),
    "printed-grade": Message(
        en="'{word}', a word of '{field}', is no grade.",
        en_fix="Use the ids of the grades: {words}.",
        zh="“{field}”的选项词“{word}”不是等级。",
        zh_fix="请使用等级的标识：{words}。",
    ),
    "printed-grade/kind": Message(
        en="'{field}' is {kind}; a printed grade is a word of a list.",
        en_fix="Name an input of kind choice whose words are the ids of the grades.",
        zh="“{field}”是{kind}，填报等级应为选项。",
        zh_fix="请写 kind: choice、以等级标识为选项词的输入项。",
    ),
    "printed-grade/no-grades": Message(
        en="'{field}' holds a printed grade, but the rules have no grades to compare it with.",
        en_fix="Add a section 'grades', or take 'declared_grade' out.",
        zh="“{field}”是填报等级，而本规则集没有等级可对照。",
        zh_fix="请增加 grades 一节，或删去 declared_grade。",
    ),
}
