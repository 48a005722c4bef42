// What a caller of BilletKit sees in signatures comes along with it.
@_exported public import BilletCore
@_exported public import BilletLedger
@_exported public import BilletMessage
@_exported public import BilletReporting
@_exported public import BilletSnapshots
