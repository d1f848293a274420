"""Messages about layers: files that extend others, amendments, the day that a text is asked for."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "layer-add": Message(
        en="'{name}' is already there in {section}.",
        en_fix="Write it under 'change' with the fields that are different, or give it another id.",
        zh="{section} 中已有“{name}”。",
        zh_fix="请写在 change 下并只写不同的字段，或另取标识。",
    ),
    "layer-unknown": Message(
        en="'{name}' is not there in {section}, so it cannot be altered.",
        en_fix="Check the id; what is new is written in its section, or under 'add' in an amendment.",
        zh="{section} 中没有“{name}”，无从修改。",
        zh_fix="请核对标识；新增内容请写在相应部分（修正案中写在 add 下）。",
    ),
    "layer-unknown/near": Message(
        en="'{name}' is not there in {section}, so it cannot be altered.",
        en_fix="Did you mean '{near}'?",
        zh="{section} 中没有“{name}”，无从修改。",
        zh_fix="是否指“{near}”？",
    ),
    "layer-unknown/removed": Message(
        en="'{name}' has been removed from {section}, so it cannot be altered.",
        en_fix="Take one of the two out; the removal stands at the place below.",
        zh="“{name}”已从 {section} 中删去，无从修改。",
        zh_fix="两处请去掉一处；删去之处见下。",
    ),
    "layer-change-fields": Message(
        en="'{name}' in {section} has several fields, and a change names those that are different.",
        en_fix="Write 'field: value' below '{name}'.",
        zh="{section} 中的“{name}”有多个字段，修改时须写明是哪些字段。",
        zh_fix="请在“{name}”下写“字段: 值”。",
    ),
    "layer-fixed": Message(
        en="'{name}' is fixed by the text that this one extends.",
        en_fix="Take the alteration out; the place below forbids it.",
        zh="“{name}”由上级文本固定，不得调整。",
        zh_fix="请删去此处修改；禁止之处见下。",
    ),
    "layer-conflict": Message(
        en="Two amendments alter '{name}' from {day} on.",
        en_fix="Leave one of them, or let them begin on different days; the other one stands below.",
        zh="两项修正案自{day}起同时修改“{name}”。",
        zh_fix="请只留一项，或写不同的起始日；另一处见下。",
    ),
    "layer-no-base": Message(
        en="'{word}: {section}' has nothing to work on: this file extends no other.",
        en_fix="Name the base with 'extends', edit the section itself, or write an amendment with its dates.",
        zh="“{word}: {section}”没有对象：本文件没有继承其他文件。",
        zh_fix="请用 extends 写明所继承的文件，或直接修改该部分，或写带日期的修正案（amendments）。",
    ),
    "wording-needed": Message(
        en="The text has had several wordings; the day is needed. They begin on: {days}.",
        en_fix="Name the day, as in --as-of 2026-01-01.",
        zh="该文本有多个版本，须指明日期。各版本始于：{days}。",
        zh_fix="请写明日期，例如 --as-of 2026-01-01。",
    ),
    "extends-unknown": Message(
        en="'{name}', which this file extends, cannot be found.",
        en_fix="Check 'extends'. {fix}",
        zh="找不到所继承的“{name}”。",
        zh_fix="请核对 extends。{fix}",
    ),
    "extends-path": Message(
        en="'{name}' cannot be extended: it is neither the id of a shipped set nor a relative path to a .yaml file.",
        en_fix="Write an id such as cn.project_evaluation, or a path such as ../base.yaml.",
        zh="不能继承“{name}”：它既不是内置规则集的标识，也不是 .yaml 文件的相对路径。",
        zh_fix="请写标识，例如 cn.project_evaluation，或相对路径，例如 ../base.yaml。",
    ),
    "extends-homeless": Message(
        en="'{name}' is a relative path, but this text was not read from a file.",
        en_fix="Save it as a file first, or extend a shipped set by its id.",
        zh="“{name}”是相对路径，而本文本不是从文件读入的。",
        zh_fix="请先存为文件，或用标识继承内置规则集。",
    ),
    "extends-circle": Message(
        en="The files extend one another in a circle: {circle}.",
        en_fix="Take one 'extends' out.",
        zh="文件互相继承成环：{circle}。",
        zh_fix="请去掉其中一处 extends。",
    ),
    "extends-deep": Message(
        en="More than {limit} files extend one another.",
        en_fix="Join some of them.",
        zh="继承的层数超过{limit}层。",
        zh_fix="请合并一些文件。",
    ),
}
