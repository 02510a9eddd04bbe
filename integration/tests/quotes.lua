-- Asks for quotes: each is a write. With an argument, every connection waits so many milliseconds between two of them,
-- so that what is offered does not depend on how fast the service answers.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"mission":"CG-PAR","lines":[{"service":"PAS-EST","quantity":1,"age":34,"lost":false}]}'

local pause = 0

function init(args)
    pause = tonumber(args[1] or "0")
    if pause > 0 then
        delay = function() return math.random(0, 2 * pause) end
    end
end
