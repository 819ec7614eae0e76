"""Whom a user may play, and how the others behave then."""

from blacklist_sim.text import Text

AUTHORITIES = ("court", "higher_court", "agency")
CASTS = {
    "all": (Text("everybody", "所有人"), {}),
    "debtor": (
        Text("the debtor; the others do their duties on the first day", "被执行人；其余各方首日即履行义务"),
        dict.fromkeys((*AUTHORITIES, "applicant"), "diligent"),
    ),
    "careless": (
        Text("the debtor; the others are late or forget", "被执行人；其余各方迟延或遗忘"),
        dict.fromkeys((*AUTHORITIES, "applicant"), "careless"),
    ),
    "applicant": (
        Text("the applicant; the court is diligent, the debtor does nothing", "申请执行人；法院勤勉，被执行人无所作为"),
        {**dict.fromkeys(AUTHORITIES, "diligent"), "debtor": "silent"},
    ),
    "court": (
        Text("the court; the parties do their duties", "法院；当事人各自履行义务"),
        {"applicant": "diligent", "debtor": "diligent"},
    ),
}
