package flashsale.order.web.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Ends the connection with the answer where more of a body may be left than servers should throw away, and says so (RFC 9112, 9.6).
 * Payara stops by a bound of its own; WildFly's bound would refuse such a request before the application is asked, and without one it
 * would read on for nothing.
 */
public final class UnreadBodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** In bytes; the limit that Payara has for discarding an unread body. */
    private static final long MOST = 64 * 1024;

    private static final String API = "/api/";
    private static final int FIRST_REFUSAL = HttpServletResponse.SC_BAD_REQUEST;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean endless = request.getHeader("Transfer-Encoding") != null;
        if (request.getContentLengthLong() > MOST || endless && !isCall(request)) {
            end(response);
        }
        chain.doFilter(request, endless ? new EndedByRefusal(response) : response);
    }

    /** Nobody else reads a body. */
    private static boolean isCall(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR
                && request.getRequestURI().startsWith(API);
    }

    private static void end(HttpServletResponse response) {
        response.setHeader("Connection", "close");
    }

    /** Who sends a body without a length keeps the connection if it was read, which it is unless it is refused. */
    private static final class EndedByRefusal extends HttpServletResponseWrapper {

        EndedByRefusal(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(status);
            if (status >= FIRST_REFUSAL) {
                end(this);
            }
        }
    }
}
