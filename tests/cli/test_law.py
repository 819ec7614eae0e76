"""`law`: the book opened at a rule, at a day, between two days."""

import re

import pytest


def test_without_more_it_lists_each_instrument_its_texts_and_what_was_not_read(tell):
    told = tell("law")
    assert told.status == 0
    start = told.lines.index(next(line for line in told.lines if line.startswith("list-provisions ")))
    block = told.lines[start : start + 4]
    assert "法释〔2013〕17号: 2013-10-01 to 2017-04-30" in block[1]
    assert "法释〔2017〕7号: since 2017-05-01" in block[2]
    assert block[3].strip().startswith("not read:")
    heads = [line for line in told.lines if not line.startswith(" ")]
    assert sum(line.strip().startswith("not read:") for line in told.lines) == len(heads)


def test_a_rule_shows_its_dates_its_words_its_place_its_evidence_its_gap_and_who_asks_it(tell):
    told = tell("law listing.bar.minor")
    assert told.status == 0
    for line in (
        "listing.bar.minor — No minor on the list",
        "since 2017-05-01",
        "    cited: List Provisions (法释〔2017〕7号), art. 4",
        "    evidence: confirmed",
        "asked of: decide_listing (decide to list)",
    ):
        assert line in told.lines
    assert any(line.startswith("2013-10-01 to 2017-04-30: no such rule:") for line in told.lines)


def test_a_rule_of_a_renumbered_law_shows_each_number_with_its_day(tell):
    told = tell("law time.start_day_excluded")
    numbers = re.findall(r"Civil Procedure Law \((\d{4}) text\).*\(so numbered from (\d{4}-\d\d-\d\d)\)", told.out)
    assert len(numbers) >= 2
    assert [day for _, day in numbers] == sorted(day for _, day in numbers)


def test_a_rule_with_an_open_question_names_the_switch_and_its_default(tell):
    assert "policy six_months_and_own_motion" in tell("law listing.relist.six_months").out


def test_the_beginning_of_an_id_lists_the_rules_that_begin_so(tell):
    told = tell("law listing.bar")
    assert told.status == 0
    assert len(told.lines) > 3
    assert all(line.startswith("listing.bar.") for line in told.lines)
    assert [rule["rule"] for rule in tell("law listing.bar --json").document["rules"]] == [
        line.split()[0] for line in told.lines
    ]


def test_on_a_day_only_the_rules_in_force_that_day_are_listed(tell):
    before, after = (
        {rule["rule"] for rule in tell(f"law --on {day} --json").document["rules"]}
        for day in ("2017-04-30", "2017-05-01")
    )
    assert "listing.bar.minor" not in before
    assert "listing.bar.minor" in after
    told = tell("law --on 2017-05-01")
    assert told.lines[-1] == f"{len(after)} rules in force on 2017-05-01"
    assert len(told.lines) == len(after) + 1


def test_between_two_days_it_tells_what_began_ended_and_changed(tell):
    told = tell("law diff 2017-04-30 2017-05-01")
    assert told.status == 0
    heads = [re.fullmatch(r"(\w+): \d+", line) for line in told.lines if not line.startswith(" ")]
    assert [head and head[1] for head in heads] == ["began", "ended", "changed", "renumbered"]
    began = {
        change.get("rule")
        for change in tell("law diff 2017-04-30 2017-05-01 --json").document["changes"]
        if change["change"] == "began"
    }
    assert "listing.bar.minor" in began


def test_between_two_days_of_the_same_law_nothing_changed(tell):
    assert tell("law diff 2019-03-12 2019-03-13").lines == ["nothing changed"]


def test_a_figure_is_told_for_its_day_with_its_place(tell):
    told = tell("law figure listing.delete --on 2019-03-12")
    assert told.status == 0
    assert "3 working days — List Provisions (法释〔2017〕7号), art. 10(1), since 2017-05-01" in told.out


def test_a_program_reads_a_figure_with_its_unit_its_dates_and_its_place(tell):
    (figure,) = tell("law figure listing.delete --on 2019-03-12 --json").document["figures"]
    assert list(figure) == [
        "figure", "name", "type", "switch", "value", "unit", "rolls", "from", "to", "citation", "evidence",
    ]  # fmt: skip
    assert (figure["unit"], figure["rolls"], figure["from"], figure["to"]) == ("working_day", True, "2017-05-01", None)


def test_a_figure_without_a_value_on_a_day_says_since_when_there_is_one(tell):
    told = tell("law figure listing.delete --on 2016-03-12")
    assert told.status == 2
    assert "2016-03-12" in told.err


def test_each_open_question_is_listed_with_its_answers_and_one_default(tell):
    told = tell("law switches")
    document = tell("law switches --json").document["switches"]
    assert told.status == 0
    assert sum(line.startswith("  * ") for line in told.lines) == len(document)
    (term,) = [switch for switch in document if switch["switch"] == "term_starts"]
    assert term["default"] == "decision"
    assert set(term["options"]) == {"decision", "publication", "service"}


def test_each_fact_is_listed_with_its_type_and_the_acts_that_may_establish_it(tell):
    facts = {fact["fact"]: fact for fact in tell("law facts --json").document["facts"]}
    assert facts["able_to_perform"]["type"] == "bool"
    assert "decide_listing" in facts["able_to_perform"]["established_in"]
    assert sum(not line.startswith(" ") for line in tell("law facts").lines) == len(facts)


def test_the_terms_of_art_come_in_three_scripts(tell):
    assert "duty  义务  yìwù" in tell("law glossary").lines


@pytest.mark.parametrize("typed", ["失信被执行人", "sxbzxr", "shixin beizhixingren", "judgment defaulter"])
def test_a_term_is_shown_however_its_name_is_typed(tell, typed):
    told = tell("law glossary", typed)
    assert told.lines[0] == "judgment defaulter (listed debtor)  失信被执行人  shīxìn bèi zhíxíngrén"


def test_a_term_says_what_it_means_where_it_stands_and_what_it_is_not(tell):
    lines = tell("law glossary deletion").lines
    assert lines[1].startswith("    Taking an entry off the list because a ground of deletion has arisen")
    assert "    cited: List Provisions (法释〔2017〕7号), art. 10(1)" in lines
    assert any(line.startswith("    not to be mixed up with revocation (撤销): ") for line in lines)
    assert lines[lines.index("also found:") + 1] == "    early deletion  提前删除  tíqián shānchú"


def test_a_term_is_told_apart_at_both_of_a_pair(tell):
    (line,) = [line for line in tell("law glossary 撤销 --lang zh").lines if "勿与“删除”相混" in line]
    assert line.endswith("撤销纠正本不应有的信息。")


def test_an_article_that_moved_is_given_as_it_stood_on_the_day(tell):
    cited = "    cited: List Provisions"
    then = tell("law glossary able_but_refuses --on 2015-01-01").lines
    now = tell("law glossary able_but_refuses --on 2017-05-01").lines
    assert [line for line in then if line.startswith(cited)] == [f"{cited} (法释〔2013〕17号), art. 1(6)"]
    assert [line for line in now if line.startswith(cited)] == [f"{cited} (法释〔2017〕7号), art. 1(1)"]


def test_where_nothing_cited_was_in_force_yet_it_says_so(tell):
    lines = tell("law glossary grace --on 2015-01-01").lines
    assert "    none of it is in force on 2015-01-01" in lines


def test_what_is_not_verified_is_marked(tell):
    lines = tell("law glossary hiding").lines
    cited = [line for line in lines if line.startswith("    cited:")]
    assert cited and all(line.endswith("[unverified]") for line in cited)
    (term, *_) = tell("law glossary hiding --json").document["terms"]
    assert {cite["evidence"] for cite in term["citations"]} == {"unverified"}


def test_a_term_as_data_has_its_definition_its_articles_and_its_neighbours(tell):
    document = tell("law glossary 失信被执行人 --json --on 2020-01-01").document
    assert (document["format"], document["date"]) == (1, "2020-01-01")
    term = document["terms"][0]
    assert term["term"] == "judgment_defaulter"
    assert set(term["definition"]) == {"en", "zh"}
    assert term["citations"][0]["instrument"] == "list-provisions" and term["citations"][0]["in_force"]
    assert "judgment_debtor" in term["not_to_be_mixed_up_with"]


def test_without_a_text_every_term_comes_as_data(tell):
    terms = tell("law glossary --json").document["terms"]
    assert len(terms) == len(tell("law glossary").lines)
    undefined = [term["term"] for term in terms if term["definition"] is None]
    assert undefined and "    no definition: what the book was made from gives none" in tell(
        "law glossary", undefined[0]
    ).lines  # fmt: skip


def test_a_term_that_is_not_there_is_refused_with_what_was_typed(tell):
    told = tell("law glossary", "revocatoin")
    assert told.status == 2
    assert "no term called 'revocatoin'; did you mean revocation" in told.err


def test_coverage_accounts_for_every_provision_and_tells_which_rules_were_seen_at_work(shell):
    told = shell("law coverage --json")
    assert told.status == 0
    document = told.document
    lines = [line for part in document["instruments"] for line in part["provisions"]]
    assert sum(document["totals"].values()) == len(lines)
    assert all(line["why"] for line in lines if line["status"] == "left_out")
    seen = {rule["rule"]: rule for rule in document["rules"]}
    assert seen["listing.bar.minor"]["fails"] > 0
    assert seen["listing.bar.minor"]["holds"] > 0


def test_an_instrument_is_shown_with_its_texts_and_what_became_of_each_provision(tell):
    told = tell("law list-provisions")
    assert told.status == 0
    assert "    法释〔2017〕7号: since 2017-05-01" in told.lines
    assert any("art. 4" in line and "listing.bar.minor" in line for line in told.lines)
    document = tell("law list-provisions --json").document
    assert document["id"] == "list-provisions"
    assert len(document["provisions"]) > 20


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("listing.grace.most", "blacklist-sim law figure listing.grace.most"),
        ("term_starts", "blacklist-sim law switches"),
        ("consumption.lift_on_performance", "blacklist-sim law consumption.lift"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_name_that_is_no_rule_leads_to_the_command_that_shows_it(tell, name: str, way: str, lang: str):
    told = tell(f"law {name} --lang {lang}")
    assert told.status == 2
    assert way in told.err


def test_a_figure_that_no_source_gives_says_what_its_value_rests_on(tell):
    told = tell("law figure consumption.channel.rail.all_g.start --on 2019-03-12")
    assert "2018-05-01 — reported practice [unverified]" in told.out
    assert "without a day; supposed" in told.out
    (figure,) = tell("law figure consumption.channel.rail.all_g.start --on 2019-03-12 --json").document["figures"]
    assert (figure["type"], figure["value"], figure["evidence"]) == ("date", "2018-05-01", "unverified")
    assert set(figure["note"]) == {"en", "zh"}
