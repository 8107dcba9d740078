import Files
import Foundation

/// One photo to work on, and the name that its outputs get.
public struct PhotoInput: Sendable, Equatable {
    /// As given or found; `-` for standard input.
    public var path: String
    /// Folder and name of its outputs below the output folder, without an ending: `holiday/beach`.
    public var outputStem: String

    /// Photos for `paths`: files as they are, folders searched with their sub-folders for pictures, by name.
    ///
    /// Output names keep the sub-folders, and no two are equal: where two photos would share a name, each
    /// keeps its own extension, and if that does not tell them apart a number is added.
    /// - Returns: the photos, and the folders in which there are none.
    public static func expand(_ paths: [String]) -> (inputs: [PhotoInput], failures: [FileError]) {
        let folderCount = paths.count { isFolder($0) }
        var inputs: [PhotoInput] = []
        var failures: [FileError] = []
        for path in paths {
            guard isFolder(path) else {
                let name = path == "-" ? "photo" : (path as NSString).lastPathComponent
                inputs.append(PhotoInput(path: path, outputStem: name))
                continue
            }
            let found: [String]
            do throws(FileError) {
                found = try pictures(below: path)
            } catch {
                failures.append(error)
                continue
            }
            // Several folders may hold files of one name, so each is kept apart by its own.
            let prefix = folderCount > 1 ? (path as NSString).standardizingPath.lastComponent + "/" : ""
            inputs += found.map {
                PhotoInput(path: (path as NSString).appendingPathComponent($0), outputStem: prefix + $0)
            }
        }
        return (distinguish(inputs), failures)
    }

    /// The stand-in where there is a depth file and no photo.
    init(depthFile path: String) {
        let name = path == "-" ? "depth" : (path as NSString).lastPathComponent
        self.init(path: path, outputStem: (name as NSString).deletingPathExtension)
    }

    init(path: String, outputStem: String) {
        self.path = path
        self.outputStem = outputStem
    }

    private static let pictureExtensions: Set = ["jpg", "jpeg", "jpe", "png", "tif", "tiff"]

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return path != "-" && FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    /// Paths below a folder, relative to it, sorted; hidden files and folders are left out, and so are links to folders,
    /// which may lead round in a circle.
    private static func pictures(below folder: String) throws(FileError) -> [String] {
        // The folder itself may be a link.
        let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        guard let names = FileManager.default.enumerator(atPath: real) else {
            throw FileError(folder, "cannot be listed", mend: "check its permissions", exitStatus: .noInput)
        }
        let found = names.compactMap { $0 as? String }
            .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .filter { pictureExtensions.contains(($0 as NSString).pathExtension.lowercased()) }
            .filter { !isFolder((folder as NSString).appendingPathComponent($0)) }
            .sorted()
        guard !found.isEmpty else {
            throw FileError(
                folder, "holds no JPEG, PNG or TIFF picture", mend: "name a folder with photos", exitStatus: .noInput)
        }
        return found
    }

    /// Drops the extensions from the output names where that keeps them distinct, also on file systems that do not
    /// tell upper from lower case.
    private static func distinguish(_ inputs: [PhotoInput]) -> [PhotoInput] {
        func counts(_ names: [String]) -> [String: Int] {
            names.reduce(into: [:]) { $0[$1.lowercased(), default: 0] += 1 }
        }
        let stems = inputs.map { ($0.outputStem as NSString).deletingPathExtension }
        let stemCounts = counts(stems)
        var taken: Set<String> = []
        return zip(inputs, stems).map { input, stem in
            let name = stemCounts[stem.lowercased()] == 1 ? stem : input.outputStem
            var unique = name
            var number = 2
            while !taken.insert(unique.lowercased()).inserted {
                unique = "\(name)-\(number)"
                number += 1
            }
            return PhotoInput(path: input.path, outputStem: unique)
        }
    }
}

extension String {
    fileprivate var lastComponent: String { (self as NSString).lastPathComponent }
}
