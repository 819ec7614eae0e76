"""Whom a user may play, and how the others behave then."""

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

WHICH_SEED = Text("a whole number, from which follows what they forget", "一个整数：由其决定何者被遗忘")
FIRST_SEED = "1"

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


def seed_read(text: str) -> int:
    """A number that somebody has written; raises BlacklistSimError."""
    try:
        return int(text.strip())
    except ValueError:
        raise BlacklistSimError(
            f"{text!r} is no whole number; write it as in 7", f"“{text}”不是整数；请写作 7"
        ) from None
