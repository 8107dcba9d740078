// swift-tools-version: 6.1
import PackageDescription

/// A C library found by pkg-config, behind a module map and nothing else.
func library(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

/// A C library that comes without pkg-config's files: the module map names what to link.
func plainLibrary(_ name: String, apt: String, brew: String) -> Target {
    .systemLibrary(name: name, path: "Sources/C/\(name)", providers: [.apt([apt]), .brew([brew])])
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let service: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
]

let package = Package(
    name: "isobath",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "isobath", targets: ["isobath"]),
        .executable(name: "isobath-serve", targets: ["isobath-serve"]),
        .library(
            name: "Isobath",
            targets: ["Raster", "Files", "ImageFiles", "DepthModels", "Scene", "Exporters", "Pipeline"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // The HTTP service only; the command compiles none of these.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        library("CLibPNG", pkgConfig: "libpng", apt: "libpng-dev", brew: "libpng"),
        library("CLibJPEG", pkgConfig: "libjpeg", apt: "libjpeg-dev", brew: "jpeg-turbo"),
        library("CLibTIFF", pkgConfig: "libtiff-4", apt: "libtiff-dev", brew: "libtiff"),
        library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
        library("CLibDeflate", pkgConfig: "libdeflate", apt: "libdeflate-dev", brew: "libdeflate"),
        library("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev", brew: "cairo"),
        // Its pkg-config file would link the C++ libraries too; the C interface is one of its own.
        .systemLibrary(
            name: "CLibOpenEXR", path: "Sources/C/CLibOpenEXR",
            providers: [.apt(["libopenexr-dev"]), .brew(["openexr"])]),
        plainLibrary("CMeshOptimizer", apt: "libmeshoptimizer-dev", brew: "meshoptimizer"),
        .target(name: "CPNG", dependencies: ["CLibPNG"], path: "Sources/C/CPNG"),
        .target(name: "CJPEG", dependencies: ["CLibJPEG"], path: "Sources/C/CJPEG"),
        .target(name: "CTIFF", dependencies: ["CLibTIFF"], path: "Sources/C/CTIFF"),
        .target(
            name: "CEXR", dependencies: ["CLibOpenEXR"], path: "Sources/C/CEXR",
            linkerSettings: [.linkedLibrary("OpenEXRCore")]),
        .target(
            name: "COpenVINO", path: "Sources/C/COpenVINO",
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

        .target(name: "CWeights", path: "Sources/C/CWeights"),

        .target(name: "Raster"),
        .target(name: "Files"),
        .target(
            name: "ImageFiles",
            dependencies: ["Raster", "Files", "CPNG", "CJPEG", "CTIFF", "CEXR", "CLibDeflate", "CZlib"]),
        .target(name: "DepthModels", dependencies: ["Raster", "Files", "COpenVINO", "CWeights", crypto]),
        .target(name: "Scene", dependencies: ["Raster", "Files", "ImageFiles", "CMeshOptimizer"]),
        .target(name: "Exporters", dependencies: ["Raster", "Files", "ImageFiles", "Scene", "CCairo", arguments]),
        .target(
            name: "Pipeline",
            dependencies: ["Raster", "Files", "ImageFiles", "DepthModels", "Scene", "Exporters", arguments]),
        .executableTarget(
            name: "isobath", dependencies: ["Files", "DepthModels", "Scene", "Exporters", "Pipeline", arguments]),
        .target(
            name: "Service",
            dependencies: ["Raster", "Files", "ImageFiles", "DepthModels", "Scene", "Exporters", "Pipeline"] + [
                arguments, crypto,
            ] + service),
        .executableTarget(name: "isobath-serve", dependencies: ["Service", "Files", arguments]),
        .executableTarget(
            name: "isobath-bench",
            dependencies: ["Raster", "Files", "ImageFiles", "DepthModels", "Scene", "Exporters", "Pipeline"]),

        .testTarget(name: "RasterTests", dependencies: ["Raster"]),
        .testTarget(name: "FilesTests", dependencies: ["Files"]),
        .testTarget(name: "ImageFilesTests", dependencies: ["ImageFiles"]),
        .testTarget(
            name: "DepthModelsTests", dependencies: ["DepthModels"],
            exclude: [
                "Pull/server.py", "Golden/make.py", "Golden/golden.json", "Golden/squash-256.onnx",
                "Golden/any-rank-3.onnx",
                "Golden/any-rank-4.onnx",
            ]),
        .testTarget(name: "SceneTests", dependencies: ["Scene"]),
        .testTarget(name: "ExportersTests", dependencies: ["Exporters"]),
        .testTarget(name: "PipelineTests", dependencies: ["Pipeline"]),
        .testTarget(
            name: "ServiceTests",
            dependencies: ["Service", .product(name: "HummingbirdTesting", package: "hummingbird")]),
    ],
    swiftLanguageModes: [.v6]
)
