import Testing
@testable import Exporters
