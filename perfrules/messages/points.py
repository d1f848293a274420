"""Messages: points that do not add up, or cannot be told."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "points-positive": Message(
        en="'{word}' is {number}; it must be above 0.",
        en_fix="Write a number above 0, or take the item out.",
        zh="“{word}”为 {number}，应大于 0。",
        zh_fix="请写大于 0 的数，或删去该项。",
    ),
    "points-constant": Message(
        en="The points '{points}' depend on the record.",
        en_fix="Write a number or a parameter; only rows ('each') bring points of their own.",
        zh="分值“{points}”取决于具体记录。",
        zh_fix="请写数值或参数；只有逐行评分（each）时才可由各行给出分值。",
    ),
    "points-add-up/missing": Message(
        en="{parts} = {sum}, but {parent} has {points}: {gap} missing.",
        en_fix="Raise a part, add one with {gap}, or lower the whole; the places are listed below.",
        zh="{parts} = {sum}，而{parent}为 {points} 分：缺 {gap} 分。",
        zh_fix="请调高某一项、新增一项 {gap} 分的指标，或调低合计；各处位置见下。",
    ),
    "points-add-up/over": Message(
        en="{parts} = {sum}, but {parent} has {points}: {gap} too many.",
        en_fix="Lower the parts by {gap}, or raise the whole; the places are listed below.",
        zh="{parts} = {sum}，而{parent}为 {points} 分：多 {gap} 分。",
        zh_fix="请把各部分共调低 {gap} 分，或调高合计；各处位置见下。",
    ),
    "points-add-up/rows": Message(
        en="{parts} = {sum} without any row, but {parent} has only {points}.",
        en_fix="Lower the parts, so that something is left for the rows; the places are listed below.",
        zh="不计各行，{parts} = {sum}，已超过{parent}的 {points} 分。",
        zh_fix="请减少各部分的分值，为各行留出分值；各处位置见下。",
    ),
    "points-missing": Message(
        en="'{name}' has no points and is not the only part of {parent}.",
        en_fix="Write its points; only a sole part may leave them out.",
        zh="“{name}”没有写分值，而它不是{parent}之下唯一的项。",
        zh_fix="请写分值；只有唯一的下级可以不写。",
    ),
    "points-unused": Message(
        en="'{name}' has points, but {parent} combines shares and not points.",
        en_fix="Write 'weight' instead of 'points', or let {parent} combine as a sum.",
        zh="“{name}”写了分值，而{parent}按得分率汇总，不用分值。",
        zh_fix="请把 points 改为 weight，或使{parent}按分值相加。",
    ),
    "weight-unused": Message(
        en="'{name}' has a weight, but {parent} adds points and uses no weights.",
        en_fix="Write 'points' instead of 'weight', or let {parent} combine as a mean.",
        zh="“{name}”写了权重，而{parent}按分值相加，不用权重。",
        zh_fix="请把 weight 改为 points，或使{parent}取平均。",
    ),
    "group-empty": Message(
        en="Nothing stands in the group '{name}'.",
        en_fix="Write group: {name} on an indicator or group, or take this one out.",
        zh="分组“{name}”之下没有任何项。",
        zh_fix="请在指标或分组中写 group: {name}，或删去该分组。",
    ),
    "group-empty/points": Message(
        en="Nothing stands in the group '{name}': its {points} points are missing.",
        en_fix="Write group: {name} on an indicator or group with {points} points, or take this one out.",
        zh="分组“{name}”之下没有任何项：缺 {points} 分。",
        zh_fix="请在合计 {points} 分的指标或分组中写 group: {name}，或删去该分组。",
    ),
    "gives-too-much": Message(
        en="“{gives}” is more than the {points} points of '{name}'.",
        en_fix="Give at most {points}, or write a percentage of the points.",
        zh="“{gives}”超过“{name}”的分值 {points} 分。",
        zh_fix="最多给 {points} 分，或写占分值的百分比。",
    ),
    "gives-too-much/share": Message(
        en="“{gives}” is more than all points of '{name}'.",
        en_fix="Give at most 100%.",
        zh="“{gives}”超过“{name}”的全部分值。",
        zh_fix="最多写 100%。",
    ),
    "gives-negative": Message(
        en="“{gives}” is below zero; no line takes points away from '{name}'.",
        en_fix="Write 0 or more; to take points off, use the method deduct.",
        zh="“{gives}”小于零；“{name}”的各档不能倒扣分。",
        zh_fix="请写 0 或以上；扣分请用 deduct 方法。",
    ),
    "unreachable-points": Message(
        en="No line gives more than {best} of the {points} points of '{name}'.",
        en_fix="Check the best line, or lower the points.",
        zh="“{name}”分值 {points} 分，各档最多只给 {best} 分。",
        zh_fix="请检查最高一档，或减少分值。",
    ),
    "unreachable-points/share": Message(
        en="No line gives all points of '{name}'; the best gives the share {best}.",
        en_fix="Check the best line.",
        zh="“{name}”的各档都不给满分，最高只给分值的 {best}。",
        zh_fix="请检查最高一档。",
    ),
}
