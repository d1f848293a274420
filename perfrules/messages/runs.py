"""Messages about runs that write files, and about the proof of such files."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "run-form": Message(
        en="The form of '{file}' cannot be told.",
        en_fix="Let it end in one of: {endings}; or name the form of results behind --format.",
        zh="无法判断“{file}”的格式。",
        zh_fix="请使用扩展名{endings}之一；结果的格式也可用 --format 指定。",
    ),
    "run-form/table": Message(
        en="The form of '{file}' cannot be told, or tables of results are not written in it.",
        en_fix="Let it end in one of: {endings}.",
        zh="无法判断“{file}”的格式，或结果表不支持这种格式。",
        zh_fix="请使用扩展名{endings}之一。",
    ),
    "run-special": Message(
        en="'{file}' is no file that can be replaced.",
        en_fix="Give the name of a file.",
        zh="“{file}”不是可以替换的文件。",
        zh_fix="请给出文件名。",
    ),
    "run-same": Message(
        en="Two things cannot both go to '{file}': the results, the findings and the mistakes in the data are files of their own.",
        en_fix="Give one of them another name.",
        zh="“{file}”被指定了两次：结果、问题清单和数据错误须写入不同的文件。",
        zh_fix="请给其中之一换一个文件名。",
    ),
    "run-twice": Message(
        en="Another run is writing this file; '{file}' is in its hands.",
        en_fix="Wait for its end, or give another name behind '-o'.",
        zh="另一次运行正在写同一个文件，正占用“{file}”。",
        zh_fix="请等它结束，或在 -o 后换一个文件名。",
    ),
    "run-worker": Message(
        en="A process that helped to evaluate has ended, perhaps for want of memory. What is done is kept.",
        en_fix="Give the same command again: it goes on from there.",
        zh="一个协助评价的进程意外结束，可能是内存不足。已完成的部分仍保留。",
        zh_fix="请再次执行同一命令，将从中断处继续。",
    ),
    "run-stopped": Message(
        en="'{file}' cannot be written to its end; the file of that name was not changed. What is done is kept hidden beside it.",
        en_fix="Look whether the disk is full, then give the same command again: it goes on from there.",
        zh="无法写完“{file}”，原有文件未作改动。已完成的部分隐藏保存在同一文件夹中。",
        zh_fix="请检查磁盘是否已满，然后再次执行同一命令，将从中断处继续。",
    ),
    "run-afresh": Message(
        en="An unfinished run beside '{file}' used other rules, data or options, so everything was evaluated afresh.",
        en_fix="Nothing needs to be done.",
        zh="“{file}”旁未完成的运行所用的规则、数据或选项不同，因此已从头评价。",
        zh_fix="无需处理。",
    ),
    "verify/rules": Message(
        en="Record {record} ('{id}') was made by other rules: {item} is {said} in the file, {computed} for these rules.",
        en_fix="Name the rules that the results were made by, in the version of that time.",
        zh="第{record}条记录（“{id}”）由其他规则得出：{item} 在文件中为 {said}，本规则为 {computed}。",
        zh_fix="请使用当时得出结果的那一版规则。",
    ),
    "verify/data": Message(
        en="Record {record} ('{id}') was made from other data: {item} is {said} in the file, {computed} for these data.",
        en_fix="Name the data that the results were made from, as they were at that time.",
        zh="第{record}条记录（“{id}”）由其他数据得出：{item} 在文件中为 {said}，本数据为 {computed}。",
        zh_fix="请使用当时得出结果的那份数据。",
    ),
    "verify/value": Message(
        en="Record {record} ('{id}') differs: {item} is {said} in the file, {computed} comes out.",
        en_fix="The file does not hold what these rules give for these data; ask who changed it.",
        zh="第{record}条记录（“{id}”）不一致：{item} 在文件中为 {said}，重新计算为 {computed}。",
        zh_fix="文件内容与按规则和数据计算的结果不符，请查明由谁改动。",
    ),
    "verify/layout": Message(
        en="Record {record} ('{id}') is written in another way than perfrules writes it.",
        en_fix="The file was changed after it was made, or the run had another --format; compare with a new run.",
        zh="第{record}条记录（“{id}”）的写法与 perfrules 的输出不同。",
        zh_fix="文件生成后被改动过，或当时的 --format 不同；请与重新运行的结果比较。",
    ),
    "verify/missing": Message(
        en="The file ends before record {record} ('{id}').",
        en_fix="Records are missing from it; compare with a new run.",
        zh="文件在第{record}条记录（“{id}”）之前就结束了。",
        zh_fix="文件缺少记录，请与重新运行的结果比较。",
    ),
    "verify/extra": Message(
        en="The file goes on where record {record} would stand; the data have no such record.",
        en_fix="Something was added to it; compare with a new run.",
        zh="文件在第{record}条记录的位置还有内容，而数据中没有这条记录。",
        zh_fix="文件被添加了内容，请与重新运行的结果比较。",
    ),
}
