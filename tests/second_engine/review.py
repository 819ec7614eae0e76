"""One remedy."""

from statemachine import State

from .chart import Chart, stays


class Review(Chart):
    """A remedy against one measure. Each has its own road; that a step belongs to another road makes it unlawful."""

    none = State(initial=True)
    filed = State()
    granted = State()
    rejected = State()
    reconsideration_pending = State()
    reconsideration_granted = State()
    rejection_upheld = State()

    # List provisions art. 12, for orders by analogy: petition, decision, reconsideration above.
    apply_correction = none.to(filed)
    grant_correction = filed.to(granted)
    reject_correction = filed.to(rejected)
    serve_rejection__about_listing = serve_rejection__about_order = stays(rejected)
    apply_reconsideration = rejected.to(reconsideration_pending)
    decide_reconsideration__granted = reconsideration_pending.to(reconsideration_granted)
    decide_reconsideration__rejected = reconsideration_pending.to(rejection_upheld)
    # Exit ban, fine, detention and an added party go straight to the court above.
    apply_measure_review = none.to(reconsideration_pending)
    # CPL, objections; either side may go on from the first ruling, by review or, over the object, by suit.
    object_to_act = object_to_property = object_to_distribution = none.to(filed)
    file_objection = stays(filed)
    decide_objection__granted = filed.to(granted)
    decide_objection__rejected = filed.to(rejected)
    serve_rejection__about_objection = serve_rejection__about_object = serve_rejection__about_other = stays(
        rejected, granted
    )
    apply_objection_review = sue_over_objection = reconsideration_pending.from_(rejected, granted)
    extend_objection_review = stays(reconsideration_pending)
    decide_objection_review__objection_succeeds = decide_objection_suit__objection_succeeds = (
        reconsideration_pending.to(reconsideration_granted)
    )
    decide_objection_review__objection_fails = decide_objection_suit__objection_fails = reconsideration_pending.to(
        rejection_upheld
    )
    # The plan is opposed, then sued over; an added party of some kinds sues instead of asking for review.
    oppose_distribution_objection = stays(filed)
    sue_over_distribution = filed.to(reconsideration_pending)
    sue_over_party_ruling = none.to(reconsideration_pending)
    # Disposal stops, or goes on, on security while the objection is open, and still after its rejection.
    stop_disposal = stays(filed, reconsideration_pending)
    continue_disposal = stays(filed, reconsideration_pending, rejected)
    # Opinions 18: errors found from above or by the court itself need nobody to ask.
    supervise = self_check = none.to(granted)
    claim_compensation = none.to(filed)
    decide_compensation__granted = filed.to(granted)
    decide_compensation__rejected = filed.to(rejected)
