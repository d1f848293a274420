"""Messages about the list of problems to be put right and the answers that come back."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "ledger-key": Message(
        en="The list has no item '{key}'.",
        en_fix="Keep the item keys as they were sent out; for answers to an earlier list, give that list, too.",
        zh="台账中没有事项“{key}”。",
        zh_fix="事项编号应与下发时一致；若是对以前台账的反馈，请同时给出以前的台账。",
    ),
    "ledger-key/near": Message(
        en="The list has no item '{key}'.",
        en_fix="Did you mean '{near}'? Keep the item keys as they were sent out.",
        zh="台账中没有事项“{key}”。",
        zh_fix="是否应为“{near}”？事项编号应与下发时一致。",
    ),
    "ledger-key/none": Message(
        en="This line has no item key ('{key}').",
        en_fix="Write the key of the item as it was sent out, or delete the line.",
        zh="这一行没有事项编号（“{key}”）。",
        zh_fix="请写下发时的事项编号，或删除这一行。",
    ),
    "ledger-twice": Message(
        en="The item '{key}' was there before, at {first}.",
        en_fix="Keep one line for each item.",
        zh="事项“{key}”前面已有一行（{first}）。",
        zh_fix="每个事项只保留一行。",
    ),
    "ledger-changed": Message(
        en="'{column}' of the item '{key}' is not what the list says: {known}.",
        en_fix="Only status, date, answer, evidence and confirmation are filled in by the unit; restore the other columns. "
        "If a new evaluation changed them, give the earlier list, too.",
        zh="事项“{key}”的“{column}”与台账不符，台账为：{known}。",
        zh_fix="责任单位只填写状态、日期、整改情况、佐证和领导确认，其他各列请恢复原样；若因重新评价而变化，请同时给出以前的台账。",
    ),
    "ledger-confirmed": Message(
        en="Only the finance bureau confirms an item ('{key}').",
        en_fix="The unit writes 'done'; the bureau confirms in its own list.",
        zh="事项“{key}”只能由财政部门销号。",
        zh_fix="责任单位应写“已整改”，由财政部门在自己的台账中销号。",
    ),
    "ledger-confirmed/back": Message(
        en="The finance bureau has confirmed the item '{key}'; an answer cannot take that back.",
        en_fix="Leave its status as it is; the bureau may change it in its own list.",
        zh="财政部门已对事项“{key}”销号，反馈不能改回。",
        zh_fix="请保留原状态；确需改回的，由财政部门在自己的台账中修改。",
    ),
    "ledger-date": Message(
        en="The item '{key}' was answered on {day}, before it was issued on {issued}.",
        en_fix="Correct the date.",
        zh="事项“{key}”的整改日期{day}早于下达日期{issued}。",
        zh_fix="请更正日期。",
    ),
    "ledger-date/after": Message(
        en="The item '{key}' was answered on {day}, after the day it is looked at, {at}.",
        en_fix="Correct the date, or look at the list on a later day.",
        zh="事项“{key}”的整改日期{day}晚于检查日期{at}。",
        zh_fix="请更正整改日期，或改用更晚的检查日期。",
    ),
    "ledger-field": Message(
        en="The item '{key}' has no '{column}'.",
        en_fix="Give the list as perfrules wrote it.",
        zh="事项“{key}”没有“{column}”。",
        zh_fix="请使用 perfrules 生成的台账。",
    ),
    "ledger-rules": Message(
        en="The earlier list has the item '{key}' from other rules ({rules}).",
        en_fix="Keep one list for each rule set.",
        zh="以前的台账中，事项“{key}”来自另一套规则（{rules}）。",
        zh_fix="请为每套规则单独建立台账。",
    ),
    "ledger-form": Message(
        en="A list is not written in the form of '{file}'.",
        en_fix="Use a name that ends in .csv, .xlsx, .jsonl or .md.",
        zh="台账不能写成“{file}”这种形式。",
        zh_fix="文件名请以 .csv、.xlsx、.jsonl 或 .md 结尾。",
    ),
}
