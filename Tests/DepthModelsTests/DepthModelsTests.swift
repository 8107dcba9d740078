import Testing
@testable import DepthModels
