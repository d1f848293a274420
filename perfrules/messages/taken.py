"""Messages about what one evaluation takes over from the results of others."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "taken-item": Message(
        en="'{found}' is not something that a result has.",
        en_fix="Write total_score, grade, id, status, completeness, the name of an input or value, or one of {known} with a name, as in score_of(output).",
        zh="结果中没有“{found}”这样的项。",
        zh_fix="请写 total_score、grade、id、status、completeness、输入项或中间值的名称，或 {known} 之一加名称，如 score_of(output)。",
    ),
    "taken-itself": Message(
        en="'{name}' is to be taken from a result of this rule set itself.",
        en_fix="Name another rule set under 'from', or write a value.",
        zh="“{name}”要取自本规则集自己的结果。",
        zh_fix="请在 from 中写另一个规则集，或改写为中间值（values）。",
    ),
    "taken-column": Message(
        en="'{name}' is to be taken from results, but the rows of '{table}' are not results.",
        en_fix="Write from: results on the table, or take 'from' out here.",
        zh="“{name}”要取自评价结果，而表“{table}”的行不是评价结果。",
        zh_fix="请在该表写 from: results，或删去此处的 from。",
    ),
    "taken-nothing": Message(
        en="The rows of '{table}' are results, but no column takes anything from them.",
        en_fix="Write 'from' on the columns, as in score: {{kind: number, from: total_score}}.",
        zh="表“{table}”的行是评价结果，却没有一列取用其内容。",
        zh_fix="请在列上写 from，例如 score: {{kind: number, from: total_score}}。",
    ),
    "taken-required": Message(
        en="Results do not fill '{name}', yet every row of '{table}' must have it.",
        en_fix="Write 'from' or optional: true on the column.",
        zh="评价结果不填“{name}”，而表“{table}”的每一行都必须有它。",
        zh_fix="请在该列写 from 或 optional: true。",
    ),
    "data-taken/twice": Message(
        en="{field} is given by the record and by a result as well.",
        en_fix="Leave it out of the record, or do not hand over the result.",
        zh="{field}在记录中已有，结果又给出一次。",
        zh_fix="请在记录中删去，或不提供该结果。",
    ),
    "data-taken/several": Message(
        en="There are several results of '{rules}' for this record.",
        en_fix="Hand over one.",
        zh="本记录有“{rules}”的多个结果。",
        zh_fix="请只提供一个。",
    ),
    "data-taken/nothing": Message(
        en="Nothing is taken from results of '{rules}'.",
        en_fix="Hand over results of a rule set that an input names under 'from', or give a table from: results.",
        zh="规则没有取用“{rules}”的结果。",
        zh_fix="请提供 from 中所写规则集的结果，或在规则中写 from: results 的表。",
    ),
    "data-taken/unknown": Message(
        en="'{field}' is taken from '{item}', which '{rules}' does not have.",
        en_fix="Correct 'from' in the rules, or hand over results of another rule set.",
        zh="“{field}”取自“{item}”，而“{rules}”没有这一项。",
        zh_fix="请更正规则中的 from，或提供其他规则集的结果。",
    ),
    "data-taken/failed": Message(
        en="{count} of the results hold mistakes in their data ({names}); what is taken from them is missing.",
        en_fix="Correct these records first.",
        zh="其中{count}个结果的数据有误（{names}），取自它们的内容缺失。",
        zh_fix="请先更正这些记录。",
    ),
    "supply-unknown": Message(
        en="No input takes anything from results of '{rules}'.",
        en_fix="Name a rule set that an input names under 'from': {known}.",
        zh="没有输入项取用“{rules}”的结果。",
        zh_fix="请写输入项的 from 所指的规则集：{known}。",
    ),
    "supply-lonely": Message(
        en="There are results for {count} records that are not in the data ({names}).",
        en_fix="Check the ids in both files.",
        zh="有{count}个结果在数据中没有对应的记录（{names}）。",
        zh_fix="请核对两个文件中的编号。",
    ),
}
