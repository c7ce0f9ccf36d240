-- wrk: each request with the next of the cookies in the file that MOTCUA_COOKIES names, one a line.
local cookies, n = {}, 0
for line in io.lines(os.getenv('MOTCUA_COOKIES')) do
  cookies[#cookies + 1] = line
end
function request()
  n = n % #cookies + 1
  return wrk.format('GET', nil, { Cookie = cookies[n] })
end
