"""One entry on the list."""

from statemachine import State

from .chart import Chart, stays


class Listing(Chart):
    """One entry of one debtor in one case. That an entry carries a term, and is due to go, moves nothing by itself."""

    clear = State(initial=True)
    decided = State()
    in_grace = State()
    spared = State()
    published = State()
    deleted = State()
    revoked = State()

    # List provisions art. 5(3): effective when made. Opinions 15: grace comes with the decision or after it.
    decide_listing__at_once = clear.to(decided)
    decide_listing__with_grace = clear.to(in_grace)
    grant_grace = decided.to(in_grace)
    # Opinions 15: performed in grace, no sanction; unperformed at its end, the decision stands and is published.
    listing_grace = in_grace.to(spared, cond="is_performed") | in_grace.to(decided)
    pay__in_full = pay__in_full_to_court = perform__full = tender_instrument__taken_as_performance = (
        instrument_honoured__in_full
    ) = collect_money__in_full = confirm_sale__in_full = confirm_sale__in_kind_in_full = perform_settlement__full = (
        in_grace.to(spared)
    )
    # List provisions art. 7(1): publication follows the decision. In grace it is unlawful, not impossible.
    publish_listing = published.from_(decided, in_grace)
    # Art. 5(3): service changes nothing in the effect and may come at any time while the decision stands.
    serve_listing_decision = stays(decided, in_grace, published)
    # Art. 8 and the 2016 opinion: those who were told of the entry are told of its end.
    notify_agencies = stays(published, deleted, revoked)

    # Art. 2(1): in the decision or by a later one; in grace there is no term yet that could be longer.
    extend_term = stays(decided, published)
    # Art. 9: what is recorded or published is corrected; a wrong listing is revoked, public or not yet.
    correct_listing = stays(decided, published)
    find_listing_error = stays(decided, in_grace, published)
    revoke_listing = revoked.from_(decided, in_grace, published)
    # Art. 10: only what was published can be deleted, asked to be deleted, or hidden.
    request_deletion = refuse_deletion = stays(published)
    delete_listing = published.to(deleted)
    hide_listing = show_listing_again = listing_hidden = stays(published)
    # Art. 10(2): the end of the term calls for deletion and is none.
    listing_term = stays(decided, in_grace, published)

    swept = frozenset(
        {
            "pay__in_full", "pay__in_full_to_court", "perform__full", "tender_instrument__taken_as_performance",
            "instrument_honoured__in_full", "collect_money__in_full", "confirm_sale__in_full",
            "confirm_sale__in_kind_in_full", "perform_settlement__full",
        }
    )  # fmt: skip

    def is_performed(self, performed: bool = False) -> bool:
        """Whether the title is performed when grace is over."""
        return performed
