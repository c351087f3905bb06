// SPDX-License-Identifier: EUPL-1.2
// 3,018 made-up responses that have the published figures of the Zoetermeer 2020 counter survey.
// The published N per product are kept; the marks are spread as marks are.
#pragma once

#include <string>

namespace zuil::test {

std::string zoetermeer_responses();  // JSON lines for zuil-collector import
std::string zoetermeer_benchmark();  // for zuil-collector benchmark set

}  // namespace zuil::test
