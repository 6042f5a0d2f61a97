/* Beside: other projects in the same folder that pay the same people. */
#ifndef RECORD_BESIDE_H
#define RECORD_BESIDE_H

#include "record/record.h"

/* Fills project->beside. Each of the others is looked at as bytes first: most name none of the experts'
 * numbers beside one of the months in which this project pays. What is wrong in them is said when they are
 * checked themselves. `texts` in place of files, as doc_open_with takes them; NULL for none. */
void read_beside(Arena *arena, Project *project, const Map *texts);

#endif
