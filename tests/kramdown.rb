# Answers questions, one JSON object a line: a text -> its HTML as Jekyll has it made, or null where that fails.
require "json"
require "kramdown"
require "kramdown-parser-gfm"
OPTIONS = { input: "GFM", hard_wrap: false, syntax_highlighter: nil }.freeze
$stdout.sync = true
while (line = $stdin.gets)
  begin
    puts JSON.generate(Kramdown::Document.new(JSON.parse(line), OPTIONS).to_html)
  rescue StandardError, SystemStackError
    puts "null"
  end
end
