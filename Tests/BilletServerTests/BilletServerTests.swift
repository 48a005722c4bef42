import Testing

@testable import BilletServer
