"""What a debtor owes under a title of money, day by day, and what each payment settles.

`claim` holds what the title grants, `receipt` what came in, `reckon` reckons both to a day into an `account`; `fees`,
`penalty`, `distribution` and `imputation` answer the neighbouring questions, `working` shows how each sum came about.
Amounts are exact decimals in the currency of the claim, with at most two places; every rate comes from the book.
"""
