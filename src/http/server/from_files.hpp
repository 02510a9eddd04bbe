#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::http::server {

/// A digest of what the files hold; one that cannot be read counts as different from every content.
std::string mark_of(std::span<std::string const> files);

/// Something that is made of files, and made again when what they hold has changed. Files that cannot be used
/// leave what was there before. `look` is for one thread, the others are for any.
template <class T>
class FromFiles {
public:
    using Make = std::function<std::shared_ptr<T const>()>;

    enum class Found {
        same,
        renewed,
        unusable ///< said once for each content, and not before a second look has found the same: files of
                 ///< one set are not written in the same moment
    };

    /// Makes it for the first time. Throws what `make` throws.
    FromFiles(std::vector<std::string> files, Make make)
        : files_{std::move(files)}, make_{std::move(make)}, mark_{mark_of(files_)}, current_{make_()}
    {
    }

    std::shared_ptr<T const> current() const
    {
        std::scoped_lock const lock{mutex_};
        return current_;
    }
    /// Why what the files hold now is not used; empty where it is.
    std::string trouble() const
    {
        std::scoped_lock const lock{mutex_};
        return trouble_;
    }

    Found look()
    {
        auto mark = mark_of(files_);
        if (mark == mark_) return back_to_what_was();
        try {
            renew(make_());
            mark_ = std::move(mark);
            return Found::renewed;
        } catch (std::runtime_error const& failure) {
            return note(std::move(mark), failure.what());
        }
    }

private:
    void renew(std::shared_ptr<T const> made)
    {
        std::scoped_lock const lock{mutex_};
        current_ = std::move(made);
        trouble_.clear();
    }
    Found back_to_what_was()
    {
        std::scoped_lock const lock{mutex_};
        trouble_.clear();
        unusable_.clear();
        return Found::same;
    }
    Found note(std::string mark, std::string why)
    {
        std::scoped_lock const lock{mutex_};
        bool const is_another = unusable_ != mark;
        unusable_ = std::move(mark);
        if (is_another || trouble_ == why) return Found::same;
        trouble_ = std::move(why);
        return Found::unusable;
    }

    std::vector<std::string> const files_;
    Make const make_;
    std::string mark_;     ///< of what `current_` was made of
    std::string unusable_; ///< of what was last found to be of no use
    mutable std::mutex mutex_;
    std::shared_ptr<T const> current_;
    std::string trouble_;
};

} // namespace etimbre::http::server
