import ArgumentParser
import Raster

extension DepthMeaning: ExpressibleByArgument {}
