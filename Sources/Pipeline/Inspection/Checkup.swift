import DepthModels
import Exporters
import Files
import Foundation
import Raster
import Scene

/// Looks at what isobath needs, and tries it out.
public enum Checkup {
    /// Every finding, from the ground up; takes a second or two, since a network is run.
    public static func run() -> [Finding] {
        [version(), openVINO()] + installedModels() + [temporaryFolder(), network()] + exporters() + externalExporters()
    }

    private static func version() -> Finding {
        Finding("isobath", .fine, Software.version)
    }

    private static func openVINO() -> Finding {
        do {
            let library = try OpenVINOLibrary.shared()
            return Finding("OpenVINO", .fine, "\(library.version) at \(library.path)")
        } catch {
            return Finding("OpenVINO", .broken, error.cause, mend: error.mend)
        }
    }

    private static func installedModels() -> [Finding] {
        do {
            let store = try ModelStore()
            let present = store.list().filter { $0.state == .embedded || $0.state == .installed }
            return present.map { Finding("network \($0.description.name)", .fine, $0.path ?? "built in") }
                + [Finding("model folder", .fine, store.folder)]
        } catch {
            return [Finding("networks", .broken, error.cause, mend: error.mend)]
        }
    }

    private static func temporaryFolder() -> Finding {
        do {
            let file = try OutputFile(.file(NSTemporaryDirectory() + "isobath-doctor-\(UUID().uuidString)"))
            try file.write([0])
            return Finding("temporary folder", .fine, NSTemporaryDirectory())
        } catch {
            return Finding(
                "temporary folder", .broken, error.cause, mend: "set TMPDIR to a folder that you may write to")
        }
    }

    /// Runs the default network on a picture of a floor under a sky, and looks whether the floor comes out nearer.
    private static func network() -> Finding {
        let name = "self-test: network"
        do {
            let estimator = try ModelOptions.parse([]).makeEstimator()
            let start = ContinuousClock.now
            let depth = try estimator.estimate(SelfTest.photo).depth
            let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
            let rows = depth.height / 4
            func mean(_ pixels: ArraySlice<Float>) -> Float { pixels.reduce(0, +) / Float(pixels.count) }
            let sky = mean(depth.values.pixels.prefix(rows * depth.width))
            let floor = mean(depth.values.pixels.suffix(rows * depth.width))
            guard floor > sky else {
                return Finding(
                    name, .broken, "\(estimator.name) puts the floor farther than the sky", mend: "reinstall isobath")
            }
            return Finding(name, .fine, "\(estimator.name), \(Int(milliseconds.rounded())) ms")
        } catch let fault as any Fault {
            return Finding(name, .broken, fault.cause, mend: fault.mend)
        } catch {
            return Finding(name, .broken, "\(error)")
        }
    }

    /// Lets every exporter write a small scene of known depth.
    private static func exporters() -> [Finding] {
        let folder = NSTemporaryDirectory() + "isobath-doctor-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let scene = try SelfTest.scene()
            return try ExporterRegistry.all.map { exporter in
                try trial(of: ExportItem.parse(exporter.name)[0], scene, folder)
            }
        } catch {
            return [Finding("self-test: exporters", .broken, "\(error)")]
        }
    }

    private static func trial(of item: ExportItem, _ scene: Scene, _ folder: String) -> Finding {
        let name = "self-test: \(item.name)"
        do {
            let path = folder + "/scene" + item.fileNameEnding
            let report = try item.export(
                scene, to: Destination(target: .file(path), fileType: try item.fileType(forPath: nil)))
            let bytes = report.files.reduce(0) { $0 + $1.bytes }
            return Finding(name, bytes > 0 ? .fine : .broken, "\(bytes) bytes")
        } catch let fault as any Fault {
            return Finding(name, .broken, fault.cause, mend: fault.mend)
        } catch {
            return Finding(name, .broken, "\(error)")
        }
    }

    private static func externalExporters() -> [Finding] {
        ExternalExporter.namesOnPath().map { Finding("exporter \($0)", .fine, "isobath-export-\($0) on the PATH") }
    }
}
