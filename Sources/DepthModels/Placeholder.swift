/// Placeholder until the sessions land.
enum DepthModelsPlaceholder {}
