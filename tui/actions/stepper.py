"""The actions of the stepper."""

from blacklist_sim.text import Text
from tui.actions.action import Action, a_case

ACTIONS = (
    Action(
        "stepper.take",
        Text("take the step", "实施"),
        ("enter",),
        Text("do the act; a refused one is explained", "实施该行为；被拒绝的将说明理由"),
        "case do {name} {act}",
        a_case,
    ),
    Action(
        "stepper.why",
        Text("why (not)", "为何（不）"),
        ("w", "f4"),
        Text("every rule asked, what would help, from when", "列出所问规则、可补救之处与最早日期"),
        "why case:{name} {act} --on {day}",
        a_case,
    ),
    Action(
        "stepper.next",
        Text("to the next deadline", "推进至下一期限"),
        ("n", "f8"),
        Text("let time pass until the next last day", "让时间推移至下一届满日"),
        "case advance {name} next",
        a_case,
    ),
    Action(
        "stepper.advance",
        Text("to a day", "推进至某日"),
        ("d", "f7"),
        Text("let time pass until a day", "让时间推移至某日"),
        "case advance {name} DATE",
        a_case,
    ),
    Action(
        "stepper.form",
        Text("with facts", "附事实实施"),
        ("f", "f6"),
        Text("fill in all that the act can say and establish", "填写该行为可说明与可查明的全部事项"),
        "case do {name} {act} KEY=VALUE",
        a_case,
    ),
    Action(
        "stepper.cast",
        Text("play one party", "扮演一方"),
        ("c", "f3"),
        Text("the others act by themselves: diligent, careless or silent", "其余各方自行行事：勤勉、疏忽或沉默"),
        "case new NAME --from FILE --cast court=diligent",
        a_case,
    ),
    Action(
        "stepper.reading",
        Text("another reading", "另一种解读"),
        ("o",),
        Text("go on in another mode, or with an open question decided otherwise", "改用另一模式，或对未决问题另作选择"),
        "case new NAME --from FILE --mode audit",
        a_case,
    ),
)
