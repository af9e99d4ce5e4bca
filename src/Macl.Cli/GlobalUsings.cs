// Inside Macl.Cli the name Text is the namespace Macl.Text.
global using PlainText = Spectre.Console.Text;
