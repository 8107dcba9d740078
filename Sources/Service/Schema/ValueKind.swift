import ArgumentParser

/// What kind of value an option takes, in JSON Schema's words.
enum ValueKind: String, Encodable, Sendable {
    case boolean, integer, number, string
    /// Bytes of a file, which a client uploads.
    case file

    /// The kinds of a set's options by their property's name, found through the property wrappers that hold them.
    static func kinds(of type: any ParsableArguments.Type) -> [String: ValueKind] {
        var kinds: [String: ValueKind] = [:]
        for child in Mirror(reflecting: type.init()).children {
            if let group = child.value as? any OptionHolder {
                kinds.merge(ValueKind.kinds(of: group.heldOptions)) { first, _ in first }
            } else if let option = child.value as? any ValueHolder, let label = child.label {
                kinds[hyphenated(label)] = option.heldKind
            }
        }
        return kinds
    }

    /// `_maxFaces` as it is written on the command line: `max-faces`.
    private static func hyphenated(_ label: String) -> String {
        var name = ""
        for character in label.drop(while: { $0 == "_" }) {
            if character.isUppercase { name += "-" }
            name += character.lowercased()
        }
        return name
    }

    fileprivate static func kind(of type: Any.Type) -> ValueKind {
        if type is Bool.Type { return .boolean }
        if type is any FixedWidthInteger.Type { return .integer }
        if type is any BinaryFloatingPoint.Type { return .number }
        if let optional = type as? any WrappedValue.Type { return optional.wrappedKind }
        return .string
    }
}

/// A property wrapper that holds one option's value.
private protocol ValueHolder {
    var heldKind: ValueKind { get }
}

/// A property wrapper that holds a group of options.
private protocol OptionHolder {
    var heldOptions: any ParsableArguments.Type { get }
}

/// An optional, or an array.
private protocol WrappedValue {
    static var wrappedKind: ValueKind { get }
}

extension Option: ValueHolder {
    fileprivate var heldKind: ValueKind { ValueKind.kind(of: Value.self) }
}

extension Flag: ValueHolder {
    fileprivate var heldKind: ValueKind { .boolean }
}

extension OptionGroup: OptionHolder {
    fileprivate var heldOptions: any ParsableArguments.Type { Value.self }
}

extension Optional: WrappedValue {
    fileprivate static var wrappedKind: ValueKind { ValueKind.kind(of: Wrapped.self) }
}

extension Array: WrappedValue {
    fileprivate static var wrappedKind: ValueKind { ValueKind.kind(of: Element.self) }
}
