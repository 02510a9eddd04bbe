#pragma once

namespace etimbre::core {

/// Mixed into an exception whose reason lies in what was worked on: a row that no program of ours wrote, or
/// one that would break a rule. Tried again it fails again, while work on anything else is not concerned.
struct OwnFault {
    OwnFault() = default;
    virtual ~OwnFault() = default;
    OwnFault(OwnFault const&) = default;
    OwnFault& operator=(OwnFault const&) = default;
    OwnFault(OwnFault&&) = default;
    OwnFault& operator=(OwnFault&&) = default;
};

} // namespace etimbre::core
