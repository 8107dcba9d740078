import ArgumentParser
import Raster

/// By its name on the command line.
extension ColorMap: ExpressibleByArgument {}
