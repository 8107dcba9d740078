// Whether a drawn scene is worth a picture.
#pragma once
#include "kinds/kinds.h"

// 0 for views that stare at a wall from too near, are mostly sky, show too few things or lack their subject.
int worth_showing(Scene *scene, Kind kind);
