import Testing

@testable import BilletLedger
