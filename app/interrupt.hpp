// Ctrl-C and a reader that goes away: both end a run in order instead of tearing it. The first interrupt lets
// the batch under way finish, the second ends the program at once.
#pragma once

namespace entente::app {

void watch_signals();
bool interrupted();

}  // namespace entente::app
