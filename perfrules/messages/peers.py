"""Messages about comparisons with peers."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "formula-peers": Message(
        en="'{function}' compares a named figure; '{part}' is none.",
        en_fix="Give it a name under values, and write the name here.",
        zh="“{function}”比较的是有名称的数值，“{part}”不是。",
        zh_fix="请在 values 中为它命名，再在此处写其名称。",
    ),
    "peers-name": Message(
        en="'{part}' is not a figure that records can be compared by.",
        en_fix="Write the name of an input or of a value.",
        zh="“{part}”不是可用来比较各记录的数值。",
        zh_fix="请写输入项或中间结果的标识。",
    ),
    "peers-rows": Message(
        en="'{name}' is scored row by row, and rows have no peers.",
        en_fix="Compare a figure of the record, for instance a sum over the rows.",
        zh="“{name}”逐行计分，而各行没有可比的同类。",
        zh_fix="请比较整条记录的数值，例如各行之和。",
    ),
    "peers-judged": Message(
        en="'{name}' is what every assessor judges, and assessors have no peers.",
        en_fix="Compare a figure that the record says itself.",
        zh="“{name}”由各评审人分别评判，不能与同类比较。",
        zh_fix="请比较记录本身的数值。",
    ),
    "peers-chain": Message(
        en="A figure that is compared follows from a comparison: '{name}' cannot be known before all are compared.",
        en_fix="Compare figures that come from the data alone.",
        zh="用来比较的数值本身又取决于比较：在全部比较完之前，“{name}”无法得知。",
        zh_fix="请只比较由数据直接得出的数值。",
    ),
    "peers-unused": Message(
        en="'peers' says who is compared with whom, but nothing is compared.",
        en_fix="Take it out, or use the method 'relative'.",
        zh="“peers”规定了比较范围，但没有任何比较。",
        zh_fix="请删去，或使用计分法 relative。",
    ),
}
