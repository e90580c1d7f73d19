using System.Text;
using AALL15P1.Protocol.Tool;
using AALL15P1.Protocol.Tool.Input;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using StreamReader input = InputText.Open(Console.OpenStandardInput());
return ToolApplication.Run(args, TerminalWriter.OfConsole(), Console.Error, input, Console.IsErrorRedirected ? null : Console.Error);
