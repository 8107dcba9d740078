/// The material library of a textured mesh (Wavefront MTL): the photo's colours, and nothing that shines.
enum OBJMaterial {
    static let name = "photo"

    /// - Parameter comments: without the mark of a comment, in front of all else.
    static func text(textureName: String, comments: [String]) -> String {
        comments.map { "# \($0)\n" }.joined() + """
            newmtl \(name)
            Ka 0 0 0
            Kd 1 1 1
            Ks 0 0 0
            d 1
            illum 1
            map_Kd \(textureName)

            """
    }
}
