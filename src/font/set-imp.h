/* What subsetting needs to see of a font set. */
#ifndef FONT_SET_H
#define FONT_SET_H

#include "font/face-imp.h"

typedef Array(Face) FaceArray;

FaceArray font_set_faces(const FontSet *set);

#endif
