# Answers questions, one JSON list a line: a text and options -> its HTML as Jekyll has it made, or null where that
# fails.
require "json"
require "kramdown"
require "kramdown-parser-gfm"
DEFAULTS = { input: "GFM", hard_wrap: false }.freeze
$stdout.sync = true
while (line = $stdin.gets)
  begin
    text, options = JSON.parse(line)
    options = DEFAULTS.merge(options.transform_keys(&:to_sym), syntax_highlighter: nil)
    puts JSON.generate(Kramdown::Document.new(text, options).to_html)
  rescue StandardError, SystemStackError
    puts "null"
  end
end
