#include "load/request.hpp"

#include <array>
#include <fstream>
#include <random>
#include <stdexcept>

namespace etimbre::bench {
namespace {

std::string drawn()
{
    std::random_device source;
    std::string name;
    for (int at = 0; at < 3; ++at) name += std::to_string(source()) + "-";
    return name;
}

} // namespace

Requests::Requests(Kind const& kind)
    : head_{"POST " + kind.path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + kind.content_type + "\r\n"},
      run_{drawn()},
      keyed_{kind.keyed}
{
}

std::string Requests::with(std::string_view body)
{
    std::string request;
    request.reserve(head_.size() + body.size() + 128);
    request += head_;
    if (keyed_)
        request.append("Idempotency-Key: ").append(run_).append(std::to_string(++count_)).append("\r\n");
    request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    return request;
}

std::vector<std::string> read_lines(std::string const& path)
{
    std::ifstream file{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    if (lines.empty()) throw std::runtime_error{path + " holds nothing to send"};
    return lines;
}

} // namespace etimbre::bench
